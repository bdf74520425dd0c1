// rooms: net base model engine/identity
// Any bytes as what a mail server says to SELECT and UID SEARCH.
#include <cstddef>
#include <cstdint>

#include "net/imap_folder.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace sekimori;
  const auto listing = net::parse_imap_listing(std::string_view(reinterpret_cast<const char*>(data), size), 7);
  std::uint32_t before = 7;
  for (const std::uint32_t uid : listing.uids) {
    if (uid <= before) __builtin_trap();
    before = uid;
  }
  return 0;
}
