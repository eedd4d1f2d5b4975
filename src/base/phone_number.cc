#include "base/phone_number.h"
