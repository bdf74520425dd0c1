// Encrypted members of a zip archive, opened with the passwords that somebody gave or that stood in the same mail thread.
//
//   LockedZip locked(at, zip);                           // passwords: at.walk.limits().passwords
//   Unpacked member = locked.unpack(entry);              // reason encrypted: none of them fits
//
// PKWARE's old cipher and WinZip's AES, through libarchive, which checks sum or code of what comes out. The password that fitted last is
// tried first: an archive rarely has two.
#pragma once

#include <string>
#include <vector>

#include "engine/inspect/extract/zip_file.h"

namespace sekimori::inspect {

class LockedZip {
 public:
  LockedZip(Reading& at, const ZipFile& zip);
  Unpacked unpack(const ZipEntry& entry);
  const std::vector<std::string>& opened_with() const { return opened_with_; }  // each once

 private:
  Unpacked unpack(const ZipEntry& entry, const std::string& password) const;

  Reading& at_;
  std::vector<std::uint64_t> offsets_;  // of the local headers, ascending: in this order libarchive goes through them
  std::vector<std::string> passwords_;
  std::vector<std::string> opened_with_;
};

}  // namespace sekimori::inspect
