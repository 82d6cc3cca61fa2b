#include "CEyeNetwork.h"

static const uint8_t network[] = {
#embed "../../Models/eye_lines.onnx"
};

const uint8_t* eye_network_bytes(void) { return network; }
size_t eye_network_size(void) { return sizeof network; }
