// Digests that stay near when a file changes a little: TLSH ("t1" and 70 hexadecimal digits) and ssdeep ("blocks:text:text"). They are made
// elsewhere (by the reporter's tools); here they are compared, and found by bands without comparing all with all.
//
//   digest_likeness("t1a4...", "t1a5...");   // 0..1; 0 for digests of different kinds
//   digest_bands("48:abc...:def...");        // near digests share one
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace sekimori::link {

// Of TLSH: 1 - distance / 100 (a distance of 30 is "very likely a variant"). Of ssdeep: share of common runs of seven characters, of equal
// or neighbouring block sizes.
double digest_likeness(std::string_view a, std::string_view b);
std::vector<std::string> digest_bands(std::string_view digest);  // at most 32

}  // namespace sekimori::link
