// The way of many rows down decision trees at once, as fast as the processor can.
#ifndef CTREES_H
#define CTREES_H

#include <stddef.h>
#include <stdint.h>

// Rows come in blocks of 16: the value of (block, column, lane) is values[(block * columns + column) * 16 + lane].
#define TREES_LANES 16
// Numbers of blocks are multiples of this.
#define TREES_BLOCKS_AT_ONCE 4
// A part of a tree has so many leaves at most.
#define TREES_LEAVES 32

// A code that is in every set: of what is missing, where it goes right.
#define TREES_CODE_IN_ALL -2
// A code that is in no set.
#define TREES_CODE_IN_NONE -1

typedef struct {
    const float *numbers;
    // Null for trees without sets.
    const int32_t *codes;
    size_t columns;
    size_t blocks;
} trees_rows;

// A node of a tree that is walked. A leaf's children are itself.
typedef struct {
    // The column; with TREES_SET set, codes of it are looked for in a set.
    uint32_t column;
    // From this number on rows go right; of a set, as bits, where it begins. Of a leaf its value, or, as bits, the row of its values.
    float limit;
    // Where rows go that are below or not in the set, and the others.
    int32_t children[2];
} trees_node;

#define TREES_SET 0x80000000u

// A question that leaves are ruled out by.
typedef struct {
    uint32_t column;
    // The number from which on rows go right, or, as bits, where the set of those begins.
    float limit;
    // The leaves that are left for rows that go right; the first leaf is the highest bit.
    uint32_t kept;
} trees_question;

// A part of a tree: its questions about numbers, then those about sets, and its leaves.
typedef struct {
    uint32_t first_question, number_count, set_count;
    // Where its TREES_LEAVES values begin; of the top of a tree with several parts nothing, its leaves are the others.
    uint32_t first_leaf;
} trees_part;

// A tree of one part, or of a top and the parts below it in the order of its leaves.
typedef struct {
    uint32_t first_part, part_count;
    // The column of the sums that it adds to.
    uint32_t output;
} trees_tree;

typedef struct {
    const trees_tree *trees;
    size_t tree_count;
    const trees_part *parts;
    const trees_question *questions;
    const float *leaves;
    // Sets: the number of words, then the words, the first category the highest bit.
    const uint32_t *sets;
} trees_forest;

// Whether this processor can answer questions for all lanes at once.
int trees_can_rule_out(void);

// Adds the leaves of trees to sums[(block * outputs + output) * 16 + lane], by ruling out leaves. Only where trees_can_rule_out.
void trees_rule_out(const trees_forest *forest, const trees_rows *rows, float *sums, size_t outputs);

// What the leaves of a tree are added to: sums[(block * 16 + lane) * outputs + output].
typedef struct {
    float *sums;
    size_t outputs;
    // Of a tree whose leaves have one value.
    size_t output;
    // Rows of values, one for each output; null if leaves have one value.
    const float *values;
} trees_sums;

// Adds the leaves where rows end in a tree.
void trees_walk(const trees_node *tree, const uint32_t *sets, const trees_rows *rows, const trees_sums *sums);

#endif
