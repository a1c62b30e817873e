// Neural networks over libtorch, as plain C values. The first call loads libtorch. No C++ exception leaves this interface: a
// function that can fail returns NULL when it worked, else a message for people, which the caller frees with
// `ctorch_message_free`.
#ifndef CTORCH_H
#define CTORCH_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

/// Pictures of one size: `values` holds `count` × `channels` × `height` × `width` numbers in 0...1, borrowed for the call.
typedef struct {
    const float *values;
    int64_t count;
    int64_t channels;
    int64_t height;
    int64_t width;
} ctorch_images;

/// Bytes that the callee allocated; freed with `ctorch_bytes_free`.
typedef struct {
    uint8_t *bytes;
    size_t count;
} ctorch_bytes;

void ctorch_message_free(char *message);
void ctorch_bytes_free(ctorch_bytes bytes);

/// Why networks cannot be used here, for people; NULL where they can. Borrowed.
const char *ctorch_unavailable(void);

/// Whether a CUDA device is there; training and prediction then use it.
bool ctorch_has_cuda(void);

// MARK: Image classifier

typedef struct ctorch_classifier ctorch_classifier;

typedef struct {
    uint64_t seed;
    int32_t class_count;
    /// Threads of this call; several calls may run at once.
    int32_t threads;
    /// Passes over the labeled pictures at most.
    int32_t epochs;
    /// Channels of the first block; the later ones have two and four times as many.
    int32_t width;
    /// Training ends after so many seconds: the learning rate then falls faster, so that the model is a finished one.
    double seconds;
    /// Whether a mirrored picture has the same class.
    bool mirror;
    /// How hard pictures are turned, shifted, scaled and coloured; 0 leaves them alone, 1 is usual.
    float augmentation;
    float label_smoothing;
} ctorch_classifier_options;

/// Trains on `images` and `labels` (class indexes).
char *ctorch_classifier_train(
    const ctorch_images *images, const int32_t *labels, ctorch_classifier_options options, ctorch_classifier **classifier);

/// Fills `probabilities` (count × classes) and, where it is not NULL, `embeddings` (count × `ctorch_classifier_embedding_width`).
char *ctorch_classifier_predict(
    const ctorch_classifier *classifier, const ctorch_images *images, int32_t threads, float *probabilities, float *embeddings);

int32_t ctorch_classifier_class_count(const ctorch_classifier *classifier);
int32_t ctorch_classifier_embedding_width(const ctorch_classifier *classifier);
char *ctorch_classifier_save(const ctorch_classifier *classifier, ctorch_bytes *bytes);
char *ctorch_classifier_load(const uint8_t *bytes, size_t count, ctorch_classifier **classifier);
void ctorch_classifier_free(ctorch_classifier *classifier);

// MARK: Detector

typedef struct ctorch_detector ctorch_detector;

/// A box around an object, in pixels.
typedef struct {
    float left;
    float top;
    float width;
    float height;
    int32_t class_index;
    /// How sure the network is that there is such an object, in 0...1; not used in training.
    float score;
    /// How much of the box it expects to overlap the object (intersection over union); not used in training.
    float overlap;
} ctorch_box;

/// The boxes of pictures: `counts[i]` of picture i, picture after picture.
typedef struct {
    ctorch_box *boxes;
    int64_t *counts;
} ctorch_boxes;

/// How a network that looks at every place of a picture is trained.
typedef struct {
    uint64_t seed;
    int32_t class_count;
    int32_t threads;
    int32_t epochs;
    /// Channels of the first layer; the deepest have four times as many.
    int32_t width;
    double seconds;
    bool mirror;
    float augmentation;
} ctorch_pixel_options;

/// Trains on pictures with boxes; a picture may have none.
char *ctorch_detector_train(
    const ctorch_images *images, ctorch_boxes boxes, ctorch_pixel_options options, ctorch_detector **detector);

/// Finds the boxes whose score is at least `least_score`, best first; allocated by the callee, freed with `ctorch_boxes_free`.
char *ctorch_detector_detect(
    const ctorch_detector *detector, const ctorch_images *images, int32_t threads, float least_score, ctorch_boxes *boxes);
void ctorch_boxes_free(ctorch_boxes boxes);
char *ctorch_detector_save(const ctorch_detector *detector, ctorch_bytes *bytes);
char *ctorch_detector_load(const uint8_t *bytes, size_t count, ctorch_detector **detector);
void ctorch_detector_free(ctorch_detector *detector);

// MARK: Segmenter

typedef struct ctorch_segmenter ctorch_segmenter;

/// The value of a pixel of a mask whose class is not known.
enum { ctorch_unknown_class = 255 };

/// Trains on pictures and masks (count × height × width class indexes, or `ctorch_unknown_class`).
char *ctorch_segmenter_train(
    const ctorch_images *images, const uint8_t *masks, ctorch_pixel_options options, ctorch_segmenter **segmenter);

/// Fills `masks` with the likeliest classes, and `overlaps` (count × classes) with the intersection over union that each class
/// of a picture is expected to reach; -1 for a class that the mask has not.
char *ctorch_segmenter_segment(
    const ctorch_segmenter *segmenter, const ctorch_images *images, int32_t threads, uint8_t *masks, float *overlaps);
int32_t ctorch_segmenter_class_count(const ctorch_segmenter *segmenter);
char *ctorch_segmenter_save(const ctorch_segmenter *segmenter, ctorch_bytes *bytes);
char *ctorch_segmenter_load(const uint8_t *bytes, size_t count, ctorch_segmenter **segmenter);
void ctorch_segmenter_free(ctorch_segmenter *segmenter);

// MARK: Encoder

/// A module that people bring as a TorchScript file: `forward` takes pictures (N×3×side×side, normalized) and returns N×width.
typedef struct ctorch_encoder ctorch_encoder;

char *ctorch_encoder_load(const char *path, ctorch_encoder **encoder);

/// The side of the pictures that the module takes: its attribute `image_size`, else 224.
int32_t ctorch_encoder_side(const ctorch_encoder *encoder);

/// Numbers that the callee allocated, `count` rows of `width`; freed with `ctorch_rows_free`.
typedef struct {
    float *values;
    int64_t count;
    int64_t width;
} ctorch_rows;

void ctorch_rows_free(ctorch_rows rows);

/// Embeds pictures of any size, in 0...1: scales them to the module's side and normalizes them by its attributes `mean` and
/// `std`, lists of three numbers, else by ImageNet's. Ends with an error when `seconds` are over.
char *ctorch_encoder_embed(
    const ctorch_encoder *encoder, const ctorch_images *images, int32_t threads, double seconds, ctorch_rows *rows);
void ctorch_encoder_free(ctorch_encoder *encoder);

#ifdef __cplusplus
}
#endif

#endif
