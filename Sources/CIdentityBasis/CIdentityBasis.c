#include "CIdentityBasis.h"
