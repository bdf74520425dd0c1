// What every bag carries for its readers: explanations in two languages and the two check scripts.
#pragma once

#include <string>
#include <string_view>

namespace sekimori::seal {

struct BagFacts {
  std::string case_id;
  std::string date;      // "2026-01-05"
  std::string exhibits;  // "E001 (server log), E002"
  std::string vkey;
};

std::string readme_ja(const BagFacts& facts);
std::string readme_en(const BagFacts& facts);
// POSIX shell; needs sha256sum, openssl and what stands beside them on any Unix (awk, sed, sort, find, od).
std::string_view verify_sh();
// Windows PowerShell 5.1 or later, Get-FileHash alone.
std::string_view verify_ps1();
std::string_view verify_cmd();  // starts verify.ps1 by a double click; line ends of Windows

}  // namespace sekimori::seal
