// OpenVINO's C API. Tools/install puts the headers behind the link beside this file.
#pragma once
#include "openvino/c/openvino.h"
