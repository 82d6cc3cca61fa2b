#include "CHeadMesh.h"
