#include <setjmp.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <jpeglib.h>

/// Where decoding goes on after an error, and what the error was: libjpeg's own handler ends the process.
struct cjpeg_errors {
    struct jpeg_error_mgr manager;
    jmp_buf place;
    char message[JMSG_LENGTH_MAX];
};

static void cjpeg_fail(j_common_ptr info) {
    struct cjpeg_errors *errors = (struct cjpeg_errors *)info->err;
    info->err->format_message(info, errors->message);
    longjmp(errors->place, 1);
}

static void cjpeg_keep_silent(j_common_ptr info, int level) {
    (void)info;
    (void)level;
}

/// A decoded picture: `pixels` are red, green and blue bytes, row by row, freed with `free`; NULL after an error.
struct cjpeg_picture {
    uint8_t *pixels;
    uint32_t width, height;
    /// Before it was made smaller.
    uint32_t full_width, full_height;
    char message[JMSG_LENGTH_MAX];
};

/// Decodes a JPEG file, an eighth, a quarter or half as large where both sides still have `least_side` pixels then (0: as it is).
static inline struct cjpeg_picture cjpeg_decode(const uint8_t *bytes, size_t count, uint32_t least_side, uint64_t most_pixels) {
    struct cjpeg_picture picture;
    memset(&picture, 0, sizeof picture);
    uint8_t *volatile pixels = NULL;
    struct jpeg_decompress_struct info;
    struct cjpeg_errors errors;
    memset(&errors, 0, sizeof errors);
    info.err = jpeg_std_error(&errors.manager);
    errors.manager.error_exit = cjpeg_fail;
    errors.manager.emit_message = cjpeg_keep_silent;
    if (setjmp(errors.place)) {
        jpeg_destroy_decompress(&info);
        free(pixels);
        picture.pixels = NULL;
        memcpy(picture.message, errors.message, sizeof picture.message);
        return picture;
    }
    jpeg_create_decompress(&info);
    jpeg_mem_src(&info, bytes, (unsigned long)count);
    jpeg_read_header(&info, TRUE);
    picture.full_width = info.image_width;
    picture.full_height = info.image_height;
    if ((uint64_t)info.image_width * info.image_height > most_pixels) {
        jpeg_destroy_decompress(&info);
        strcpy(picture.message, "it has too many pixels");
        return picture;
    }
    info.out_color_space = JCS_RGB;
    info.scale_num = 1;
    info.scale_denom = 1;
    const uint32_t side = info.image_width < info.image_height ? info.image_width : info.image_height;
    while (least_side > 0 && info.scale_denom < 8 && side / (2 * info.scale_denom) >= least_side) info.scale_denom *= 2;
    jpeg_start_decompress(&info);
    picture.width = info.output_width;
    picture.height = info.output_height;
    const size_t stride = (size_t)info.output_width * 3;
    pixels = (uint8_t *)malloc(stride * info.output_height + 1);
    while (pixels && info.output_scanline < info.output_height) {
        JSAMPROW row = pixels + stride * info.output_scanline;
        jpeg_read_scanlines(&info, &row, 1);
    }
    if (pixels) jpeg_finish_decompress(&info);
    jpeg_destroy_decompress(&info);
    if (!pixels) strcpy(picture.message, "not enough memory");
    picture.pixels = pixels;
    return picture;
}
