#include "engine/inspect/extract/locked_zip.h"

#include <archive.h>
#include <archive_entry.h>

#include <algorithm>
#include <memory>

#include "base/text.h"

namespace sekimori::inspect {
namespace {

using model::Reason;

struct FreeArchive {
  void operator()(archive* a) const { archive_read_free(a); }
};

}  // namespace

LockedZip::LockedZip(Reading& at, const ZipFile& zip) : at_(at), passwords_(at.walk.limits().passwords) {
  if (passwords_.empty()) return;
  for (const ZipEntry& entry : zip.entries()) offsets_.push_back(entry.header_offset);
  std::ranges::sort(offsets_);
  offsets_.erase(std::unique(offsets_.begin(), offsets_.end()), offsets_.end());
}

Unpacked LockedZip::unpack(const ZipEntry& entry) {
  Unpacked out;
  out.reason = Reason::encrypted;
  out.detail = passwords_.empty() ? "the member is encrypted" : "the member is encrypted, and none of the passwords opens it";
  for (size_t i = 0; i < passwords_.size(); ++i) {
    if (at_.walk.out_of_time()) {
      out.reason = Reason::timeout;
      out.detail.clear();
      return out;
    }
    Unpacked tried = unpack(entry, passwords_[i]);
    if (tried.reason == Reason::encrypted) continue;
    if (tried.reason == Reason::none) {
      if (std::ranges::find(opened_with_, passwords_[i]) == opened_with_.end()) opened_with_.push_back(passwords_[i]);
      std::swap(passwords_[0], passwords_[i]);
    }
    return tried;
  }
  return out;
}

Unpacked LockedZip::unpack(const ZipEntry& entry, const std::string& password) const {
  Unpacked out;
  out.reason = Reason::encrypted;
  const std::unique_ptr<archive, FreeArchive> reader(archive_read_new());
  archive* const a = reader.get();
  if (a == nullptr || archive_read_support_format_zip_seekable(a) != ARCHIVE_OK ||
      archive_read_add_passphrase(a, password.c_str()) != ARCHIVE_OK ||
      archive_read_open_memory(a, at_.bytes.data(), at_.bytes.size()) != ARCHIVE_OK)
    return out;
  archive_entry* found = nullptr;
  const auto place = std::ranges::lower_bound(offsets_, entry.header_offset) - offsets_.begin();
  for (std::ptrdiff_t at = 0; archive_read_next_header(a, &found) >= ARCHIVE_WARN; ++at) {
    if (at_.walk.out_of_time()) {
      out.reason = Reason::timeout;
      return out;
    }
    if (at < place) continue;
    // Without a locale libarchive tells no name that is marked as UTF-8: then the place and the size have to do.
    const char* const name = archive_entry_pathname(found);
    if (name != nullptr ? entry.raw_name != name
                        : archive_entry_size_is_set(found) != 0 && static_cast<std::uint64_t>(archive_entry_size(found)) != entry.unpacked)
      return out;
    while (true) {
      const size_t before = out.bytes.size();
      out.bytes.resize(before + 65536);
      const auto n = archive_read_data(a, out.bytes.data() + before, 65536);
      out.bytes.resize(before + (n > 0 ? static_cast<size_t>(n) : 0));
      if (n == 0) break;
      if (n < 0) {  // a wrong password shows only here: what was unpacked so far is noise
        out.bytes.clear();
        out.reason = Reason::encrypted;
        return out;
      }
      if (const Reason why = at_.walk.charge(static_cast<std::uint64_t>(n), out.bytes.size(), entry.packed); why != Reason::none) {
        out.bytes.clear();
        out.reason = why;
        return out;
      }
    }
    out.reason = Reason::none;
    return out;
  }
  return out;
}

}  // namespace sekimori::inspect
