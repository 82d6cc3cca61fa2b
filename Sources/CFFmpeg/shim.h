// FFmpeg's C libraries, and the few macros that Swift cannot import.
#pragma once
#include <libavcodec/avcodec.h>
#include <libavformat/avformat.h>
#include <libavutil/avutil.h>
#include <libavutil/display.h>
#include <libavutil/imgutils.h>
#include <libavutil/opt.h>
#include <libavutil/pixdesc.h>
#include <libswscale/swscale.h>

/// AVERROR(EAGAIN) is a function-like macro, which Swift cannot import.
static const int mask_AVERROR_EAGAIN = AVERROR(EAGAIN);
/// AVERROR_EOF is built by a function-like macro, which Swift cannot import.
static const int mask_AVERROR_EOF = AVERROR_EOF;
/// AV_NOPTS_VALUE holds a cast to a macro's type, which Swift cannot import.
static const int64_t mask_AV_NOPTS_VALUE = AV_NOPTS_VALUE;
