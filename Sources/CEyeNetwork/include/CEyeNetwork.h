// The eye network's weights as ONNX, from Models/eye_lines.onnx (made by Training/). docs/eye-network.md says what it
// takes and gives, and how well it reads.
#pragma once
#include <stddef.h>
#include <stdint.h>

const uint8_t* eye_network_bytes(void);
size_t eye_network_size(void);
