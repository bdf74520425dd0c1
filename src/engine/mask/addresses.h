// Addresses of the Internet in the spellings that reports have them in: plain, of version 4 inside version 6, and as reverse names.
//
//   network_of("::ffff:cb00:712d");                          // the four bytes of 203.0.113.45
//   address_of_reverse("45.113.0.203.in-addr.arpa");         // "203.0.113.45"
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace sekimori::mask {

struct Network {
  std::string start;  // 4 or 16 bytes
  unsigned bits = 0;
};

std::string network_of(std::string_view ip);  // its bytes; empty: no address
bool same_network(const std::string& a, const std::string& b, unsigned bits);
bool is_private_address(std::string_view ip);
bool lies_in(std::string_view ip, const std::vector<Network>& networks);
// Also of ip6.arpa; empty when it is neither. In lower case.
std::string address_of_reverse(std::string_view host);

}  // namespace sekimori::mask
