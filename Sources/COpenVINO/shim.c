// A C target needs a source file; all of the interface is in include/shim.h.
#include "shim.h"
