// Leaves are ruled out by all questions of a tree, in any order; the first that is left is where a row ends (QuickScorer,
// Lucchese et al. 2015), for 16 rows by one instruction.
#include "CTrees.h"

#if defined(__x86_64__)
#include <immintrin.h>

#define BLOCKS TREES_BLOCKS_AT_ONCE
#define WIDE __attribute__((target("avx512f,avx512cd,avx512dq,avx512bw")))

int trees_can_rule_out(void) {
    return __builtin_cpu_supports("avx512f") && __builtin_cpu_supports("avx512cd") && __builtin_cpu_supports("avx512dq")
        && __builtin_cpu_supports("avx512bw");
}

// Which of 16 codes are in a set.
WIDE static inline __mmask16 are_in_set(const uint32_t *sets, float limit, __m512i codes) {
    const uint32_t *set = sets + (uint32_t)_mm_cvtsi128_si32(_mm_castps_si128(_mm_set_ss(limit)));
    __mmask16 all = _mm512_cmpeq_epi32_mask(codes, _mm512_set1_epi32(TREES_CODE_IN_ALL));
    __m512i words = _mm512_srli_epi32(codes, 5);
    __mmask16 within = _mm512_cmplt_epu32_mask(words, _mm512_set1_epi32((int)set[0]));
    __m512i bits = set[0] == 1
        ? _mm512_maskz_set1_epi32(within, (int)set[1])
        : _mm512_mask_i32gather_epi32(_mm512_setzero_si512(), within, words, set + 1, 4);
    __m512i shifted = _mm512_sllv_epi32(bits, _mm512_and_si512(codes, _mm512_set1_epi32(31)));
    return all | _mm512_movepi32_mask(shifted);
}

// The leaves of a part for 16 rows of each of some blocks.
WIDE static inline void rule_out(const trees_forest *forest, const trees_part *part, const trees_rows *rows, size_t first, __m512i *leaves) {
    const size_t stride = rows->columns * TREES_LANES;
    const float *numbers = rows->numbers + first * stride;
    const trees_question *question = forest->questions + part->first_question, *end = question + part->number_count;
    __m512i left[BLOCKS];
    for (int block = 0; block < BLOCKS; block++) left[block] = _mm512_set1_epi32(-1);
    for (; question < end; question++) {
        __m512 limit = _mm512_set1_ps(question->limit);
        __m512i kept = _mm512_set1_epi32((int)question->kept);
        const float *column = numbers + question->column * (size_t)TREES_LANES;
#pragma clang loop unroll(full)
        for (int block = 0; block < BLOCKS; block++) {
            __mmask16 right = _mm512_cmp_ps_mask(_mm512_loadu_ps(column + block * stride), limit, _CMP_GE_OQ);
            left[block] = _mm512_mask_and_epi32(left[block], right, left[block], kept);
        }
    }
    end += part->set_count;
    for (; question < end; question++) {
        __m512i kept = _mm512_set1_epi32((int)question->kept);
        const int32_t *column = rows->codes + first * stride + question->column * (size_t)TREES_LANES;
        for (int block = 0; block < BLOCKS; block++) {
            __mmask16 right = are_in_set(forest->sets, question->limit, _mm512_loadu_si512(column + block * stride));
            left[block] = _mm512_mask_and_epi32(left[block], right, left[block], kept);
        }
    }
    for (int block = 0; block < BLOCKS; block++) leaves[block] = _mm512_lzcnt_epi32(left[block]);
}

WIDE static inline __m512 values_of(const trees_forest *forest, const trees_part *part, __m512i leaves) {
    const float *table = forest->leaves + part->first_leaf;
    return _mm512_permutex2var_ps(_mm512_loadu_ps(table), leaves, _mm512_loadu_ps(table + 16));
}

WIDE void trees_rule_out(const trees_forest *forest, const trees_rows *rows, float *sums, size_t outputs) {
    for (const trees_tree *tree = forest->trees, *end = tree + forest->tree_count; tree < end; tree++) {
        const trees_part *parts = forest->parts + tree->first_part;
        for (size_t first = 0; first < rows->blocks; first += BLOCKS) {
            __m512i top[BLOCKS], leaves[BLOCKS];
            float *sum = sums + (first * outputs + tree->output) * TREES_LANES;
            rule_out(forest, parts, rows, first, top);
            if (tree->part_count == 1) {
                for (int block = 0; block < BLOCKS; block++) {
                    float *mine = sum + block * outputs * TREES_LANES;
                    _mm512_storeu_ps(mine, _mm512_add_ps(_mm512_loadu_ps(mine), values_of(forest, parts, top[block])));
                }
                continue;
            }
            for (uint32_t part = 1; part < tree->part_count; part++) {
                __mmask16 here[BLOCKS], any = 0;
                for (int block = 0; block < BLOCKS; block++) {
                    here[block] = _mm512_cmpeq_epi32_mask(top[block], _mm512_set1_epi32((int)part - 1));
                    any |= here[block];
                }
                if (!any) continue;
                rule_out(forest, parts + part, rows, first, leaves);
                for (int block = 0; block < BLOCKS; block++) {
                    float *mine = sum + block * outputs * TREES_LANES;
                    __m512 before = _mm512_loadu_ps(mine), value = values_of(forest, parts + part, leaves[block]);
                    _mm512_storeu_ps(mine, _mm512_mask_add_ps(before, here[block], before, value));
                }
            }
        }
    }
}
#else
int trees_can_rule_out(void) { return 0; }

void trees_rule_out(const trees_forest *forest, const trees_rows *rows, float *sums, size_t outputs) {
    (void)forest, (void)rows, (void)sums, (void)outputs;
}
#endif
