#include "base/sensitive.h"

#include <sodium.h>

namespace sekimori {
void wipe(void* memory, size_t size) { sodium_memzero(memory, size); }
}  // namespace sekimori
