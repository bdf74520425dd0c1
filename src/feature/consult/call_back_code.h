// The code with which whoever asked a desk comes back: 16 signs that people can read to each other, 80 bits of chance.
//
//   std::string code = make_call_back_code(random);          // "K7Q2-9XWE-4M1D-8TBN"
//   is_call_back_code("k7q2 9xwe 4mld 8tbn");                // as people type it: small letters, blanks, O for 0, I and L for 1
//   hash_of_code(code);                                      // what a desk keeps of it
//
// Pure.
#pragma once

#include <string>
#include <string_view>

#include "base/random.h"

namespace sekimori::consult {

std::string make_call_back_code(Random& random);
bool is_call_back_code(std::string_view code);
// SHA-256 in hex; one for all ways to type a code.
std::string hash_of_code(std::string_view code);

}  // namespace sekimori::consult
