// Indicators as people write them: "hxxp://evil[.]example/a", "43.254.216[.]104", a hash in capitals, a mail address.
//
//   classify_indicator("cahe.microsofts[.]com");    // {domain, "cahe.microsofts.com"}
//   classify_indicator("svchost.exe");              // {file_name, "svchost.exe"}
//   features_of_indicator(*found, features);        // the domain, its registrable domain ...
#pragma once

#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "engine/link/feature.h"

namespace sekimori::link {

// Undoes defanging ([.] (.) [dot] hxxp [:] [at]) and trims blanks, quotes and full stops at the end.
std::string refang(std::string_view text);

// What it is by its form alone; nothing for prose, detection names and whatever has no form of its own.
std::optional<Feature> classify_indicator(std::string_view text);

// A value whose type was said, in its one spelling. Nothing when it cannot be of that type.
std::optional<Feature> normalise_feature(FeatureType type, std::string_view value);

// The indicator itself and what follows from it: of a host its registrable domain, of an address its network, of a URL its
// host and its path template.
void features_of_indicator(const Feature& indicator, std::vector<Feature>& out);

// An address as 16 bytes, IPv4 as ::ffff:a.b.c.d.
using Address = std::array<unsigned char, 16>;
std::optional<Address> parse_address(std::string_view text);
bool is_version_4(const Address& address);
std::string to_string(const Address& address);
std::string network_of(const Address& address);  // "203.0.113.0/24", "2001:db8:1::/48"

bool is_host_name(std::string_view text);
bool is_known_top_level(std::string_view label);             // a country code, or one of the generic ones in use
std::string_view registrable_domain(std::string_view host);  // "evil.example.co.jp" -> "example.co.jp"; the host itself if it has no more

// "/a/2013/x7f3a9.php?id=1203" -> "/a/9{4}/w{6}.php?id": what the builder of an address keeps, without what he changes.
std::string path_template(std::string_view path_and_query);
// Runs of digits as 9{n}, of hexadecimal digits as x{n}, of mixed letters and digits as w{n}; the rest as it is.
std::string pattern_of(std::string_view text);

}  // namespace sekimori::link
