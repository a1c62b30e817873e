#include "CTrees.h"

#include <string.h>

#define BLOCKS 2

static inline int is_in_set(const uint32_t *sets, float limit, int32_t code) {
    uint32_t start;
    memcpy(&start, &limit, sizeof start);
    if (code < 0) return code == TREES_CODE_IN_ALL;
    uint32_t word = (uint32_t)code >> 5;
    return word < sets[start] && sets[start + 1 + word] >> (31 - (code & 31)) & 1;
}

static void add(const trees_node *tree, const int32_t *places, size_t first, const trees_sums *sums) {
    float *sum = sums->sums + first * sums->outputs;
    for (size_t row = 0; row < BLOCKS * TREES_LANES; row++, sum += sums->outputs) {
        const trees_node *leaf = tree + places[row];
        if (!sums->values) {
            sum[sums->output] += leaf->limit;
            continue;
        }
        uint32_t start;
        memcpy(&start, &leaf->limit, sizeof start);
        const float *values = sums->values + start * sums->outputs;
        for (size_t output = 0; output < sums->outputs; output++) sum[output] += values[output];
    }
}

// Rows take a step each without branches that depend on them, so that the processor waits for the memory of all at once.
void trees_walk(const trees_node *tree, const uint32_t *sets, const trees_rows *rows, const trees_sums *sums) {
    const size_t stride = rows->columns * TREES_LANES;
    for (size_t first = 0; first < rows->blocks; first += BLOCKS) {
        int32_t places[BLOCKS * TREES_LANES] = {0};
        int32_t moved;
        do {
            moved = 0;
            for (size_t block = 0; block < BLOCKS; block++) {
                const float *numbers = rows->numbers + (first + block) * stride;
                for (size_t lane = 0; lane < TREES_LANES; lane++) {
                    int32_t *mine = places + block * TREES_LANES + lane;
                    const trees_node *node = tree + *mine;
                    int goes_right;
                    if (rows->codes && node->column & TREES_SET) {
                        size_t index = (node->column & ~TREES_SET) * (size_t)TREES_LANES + lane;
                        goes_right = is_in_set(sets, node->limit, rows->codes[(first + block) * stride + index]);
                    } else {
                        goes_right = numbers[node->column * (size_t)TREES_LANES + lane] >= node->limit;
                    }
                    int32_t next = node->children[goes_right];
                    moved |= next ^ *mine;
                    *mine = next;
                }
            }
        } while (moved);
        add(tree, places, first * TREES_LANES, sums);
    }
}
