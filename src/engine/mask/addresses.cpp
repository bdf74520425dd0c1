#include "engine/mask/addresses.h"

#include <arpa/inet.h>

#include <algorithm>
#include <array>

namespace sekimori::mask {

std::string network_of(std::string_view ip) {
  std::array<unsigned char, 16> bytes{};
  const std::string text(ip);
  if (inet_pton(AF_INET, text.c_str(), bytes.data()) == 1) return {bytes.begin(), bytes.begin() + 4};
  if (inet_pton(AF_INET6, text.c_str(), bytes.data()) != 1) return {};
  // An address of version 4 in one of version 6: mapped, compatible, translated (64:ff9b::/96), or a tunnel's (2002::/16).
  const auto starts = [&](std::initializer_list<unsigned char> head) { return std::equal(head.begin(), head.end(), bytes.begin()); };
  if (starts({0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xFF, 0xFF}) || starts({0, 0x64, 0xFF, 0x9B, 0, 0, 0, 0, 0, 0, 0, 0}) ||
      (starts({0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0}) && (bytes[12] != 0 || bytes[13] != 0)))
    return {bytes.begin() + 12, bytes.end()};
  if (starts({0x20, 0x02})) return {bytes.begin() + 2, bytes.begin() + 6};
  return {bytes.begin(), bytes.end()};
}

bool same_network(const std::string& a, const std::string& b, unsigned bits) {
  if (a.size() != b.size()) return false;
  for (unsigned i = 0; i < bits; ++i)
    if (((static_cast<unsigned char>(a[i / 8]) ^ static_cast<unsigned char>(b[i / 8])) >> (7 - i % 8)) & 1U) return false;
  return true;
}

bool is_private_address(std::string_view ip) {
  const std::string bytes = network_of(ip);
  static const std::vector<std::pair<std::string, unsigned>> ranges = {
      {network_of("10.0.0.0"), 8},    {network_of("172.16.0.0"), 12}, {network_of("192.168.0.0"), 16}, {network_of("169.254.0.0"), 16},
      {network_of("100.64.0.0"), 10}, {network_of("fc00::"), 7},      {network_of("fe80::"), 10}};
  return std::ranges::any_of(ranges, [&](const auto& range) { return same_network(bytes, range.first, range.second); });
}

bool lies_in(std::string_view ip, const std::vector<Network>& networks) {
  const std::string bytes = network_of(ip);
  return !bytes.empty() && std::ranges::any_of(networks, [&](const Network& one) { return same_network(bytes, one.start, one.bits); });
}

std::string address_of_reverse(std::string_view host) {
  constexpr std::string_view four = ".in-addr.arpa", six = ".ip6.arpa";
  const bool is_four = host.ends_with(four);
  if (!is_four && !host.ends_with(six)) return {};
  std::vector<std::string_view> labels;
  for (std::string_view rest = host.substr(0, host.size() - (is_four ? four : six).size()); !rest.empty();) {
    const std::size_t dot = std::min(rest.find('.'), rest.size());
    labels.push_back(rest.substr(0, dot));
    rest.remove_prefix(std::min(dot + 1, rest.size()));
  }
  std::string out;
  if (is_four ? labels.size() != 4 : labels.size() != 32) return {};
  for (std::size_t i = labels.size(); i-- > 0;) {
    if (!is_four && labels[i].size() != 1) return {};
    out += labels[i];
    if (i > 0 && (is_four || i % 4 == 0)) out += is_four ? '.' : ':';
  }
  return network_of(out).empty() ? std::string() : out;
}

}  // namespace sekimori::mask
