// FFmpeg's C libraries, and the few macros that Swift cannot import.
#pragma once
#include <libavcodec/avcodec.h>
#include <libavformat/avformat.h>
#include <libavutil/avutil.h>
#include <libavutil/buffer.h>
#include <libavutil/display.h>
#include <libavutil/imgutils.h>
#include <libavutil/opt.h>
#include <libavutil/pixdesc.h>
#include <libavutil/sha.h>
#include <libswscale/swscale.h>

/// AVERROR(EAGAIN) is a function-like macro, which Swift cannot import.
static const int mask_AVERROR_EAGAIN = AVERROR(EAGAIN);
/// AVERROR_EOF is built by a function-like macro, which Swift cannot import.
static const int mask_AVERROR_EOF = AVERROR_EOF;
/// AVERROR_INVALIDDATA is built by a function-like macro, which Swift cannot import.
static const int mask_AVERROR_INVALIDDATA = AVERROR_INVALIDDATA;
/// AVERROR_DECODER_NOT_FOUND is built by a function-like macro, which Swift cannot import.
static const int mask_AVERROR_DECODER_NOT_FOUND = AVERROR_DECODER_NOT_FOUND;
/// AV_NOPTS_VALUE holds a cast to a macro's type, which Swift cannot import.
static const int64_t mask_AV_NOPTS_VALUE = AV_NOPTS_VALUE;
