// Each function of CTorch.h calls the one of the same name in the library that links libtorch. The library is loaded by the first
// call: whoever needs no network does not wait for it.
#include "CTorch.h"

#include <dlfcn.h>
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static const char library_name[] = "TorchNetworks";
static pthread_once_t loading = PTHREAD_ONCE_INIT;
static void *library;
static char failure[512];

/// Looked for beside the program (its RUNPATH has $ORIGIN) and where the system keeps libraries.
static void load(void) {
    library = dlopen(library_name, RTLD_NOW | RTLD_LOCAL);
    if (!library) snprintf(failure, sizeof failure, "neural networks cannot be used: %s", dlerror());
}

/// A function of the library; NULL where the library could not be loaded.
static void *function(const char *name) {
    pthread_once(&loading, load);
    void *found = library ? dlsym(library, name) : NULL;
    if (library && !found) snprintf(failure, sizeof failure, "neural networks cannot be used: %s has no %s", library_name, name);
    return found;
}

const char *ctorch_unavailable(void) {
    pthread_once(&loading, load);
    return library ? NULL : failure;
}

/// A function that can fail.
#define FALLIBLE(name, parameters, arguments) \
    char *name parameters { \
        char *(*call) parameters = (char *(*) parameters)function(#name); \
        return call ? call arguments : strdup(failure); \
    }

/// A function of something that the library made.
#define TOTAL(type, name, parameters, arguments) \
    type name parameters { return ((type(*) parameters)function(#name)) arguments; }

/// Messages are of `malloc`, here and in the library.
void ctorch_message_free(char *message) { free(message); }

TOTAL(void, ctorch_bytes_free, (ctorch_bytes bytes), (bytes))

bool ctorch_has_cuda(void) {
    bool (*call)(void) = (bool (*)(void))function("ctorch_has_cuda");
    return call && call();
}

FALLIBLE(
    ctorch_classifier_train,
    (const ctorch_images *images, const int32_t *labels, ctorch_classifier_options options, ctorch_classifier **classifier),
    (images, labels, options, classifier))
FALLIBLE(
    ctorch_classifier_predict,
    (const ctorch_classifier *classifier, const ctorch_images *images, int32_t threads, float *probabilities, float *embeddings),
    (classifier, images, threads, probabilities, embeddings))
TOTAL(int32_t, ctorch_classifier_class_count, (const ctorch_classifier *classifier), (classifier))
TOTAL(int32_t, ctorch_classifier_embedding_width, (const ctorch_classifier *classifier), (classifier))
FALLIBLE(ctorch_classifier_save, (const ctorch_classifier *classifier, ctorch_bytes *bytes), (classifier, bytes))
FALLIBLE(
    ctorch_classifier_load, (const uint8_t *bytes, size_t count, ctorch_classifier **classifier), (bytes, count, classifier))
TOTAL(void, ctorch_classifier_free, (ctorch_classifier *classifier), (classifier))

FALLIBLE(
    ctorch_detector_train,
    (const ctorch_images *images, ctorch_boxes boxes, ctorch_pixel_options options, ctorch_detector **detector),
    (images, boxes, options, detector))
FALLIBLE(
    ctorch_detector_detect,
    (const ctorch_detector *detector, const ctorch_images *images, int32_t threads, float least_score, ctorch_boxes *boxes),
    (detector, images, threads, least_score, boxes))
TOTAL(void, ctorch_boxes_free, (ctorch_boxes boxes), (boxes))
FALLIBLE(ctorch_detector_save, (const ctorch_detector *detector, ctorch_bytes *bytes), (detector, bytes))
FALLIBLE(ctorch_detector_load, (const uint8_t *bytes, size_t count, ctorch_detector **detector), (bytes, count, detector))
TOTAL(void, ctorch_detector_free, (ctorch_detector *detector), (detector))

FALLIBLE(
    ctorch_segmenter_train,
    (const ctorch_images *images, const uint8_t *masks, ctorch_pixel_options options, ctorch_segmenter **segmenter),
    (images, masks, options, segmenter))
FALLIBLE(
    ctorch_segmenter_segment,
    (const ctorch_segmenter *segmenter, const ctorch_images *images, int32_t threads, uint8_t *masks, float *overlaps),
    (segmenter, images, threads, masks, overlaps))
TOTAL(int32_t, ctorch_segmenter_class_count, (const ctorch_segmenter *segmenter), (segmenter))
FALLIBLE(ctorch_segmenter_save, (const ctorch_segmenter *segmenter, ctorch_bytes *bytes), (segmenter, bytes))
FALLIBLE(ctorch_segmenter_load, (const uint8_t *bytes, size_t count, ctorch_segmenter **segmenter), (bytes, count, segmenter))
TOTAL(void, ctorch_segmenter_free, (ctorch_segmenter *segmenter), (segmenter))

FALLIBLE(ctorch_encoder_load, (const char *path, ctorch_encoder **encoder), (path, encoder))
TOTAL(int32_t, ctorch_encoder_side, (const ctorch_encoder *encoder), (encoder))
TOTAL(void, ctorch_rows_free, (ctorch_rows rows), (rows))
FALLIBLE(
    ctorch_encoder_embed,
    (const ctorch_encoder *encoder, const ctorch_images *images, int32_t threads, double seconds, ctorch_rows *rows),
    (encoder, images, threads, seconds, rows))
TOTAL(void, ctorch_encoder_free, (ctorch_encoder *encoder), (encoder))
