// Archives that libarchive reads: tar, 7z, rar, cab, lha, iso, cpio, and single files under bzip2, xz, zstd, compress.
#include <archive.h>
#include <archive_entry.h>

#include <memory>

#include "base/text.h"
#include "engine/inspect/extract/charset.h"
#include "engine/inspect/extract/walk.h"

namespace sekimori::inspect {
namespace {

using model::Reason;

struct FreeArchive {
  void operator()(archive* a) const { archive_read_free(a); }
};
using Archive = std::unique_ptr<archive, FreeArchive>;

Archive open_archive(ByteView bytes) {
  Archive reader(archive_read_new());
  if (!reader) return nullptr;
  archive* a = reader.get();
  archive_read_support_filter_bzip2(a);
  archive_read_support_filter_compress(a);
  archive_read_support_filter_gzip(a);
  archive_read_support_filter_xz(a);
  archive_read_support_filter_lzma(a);
  archive_read_support_filter_zstd(a);
  archive_read_support_format_tar(a);
  archive_read_support_format_7zip(a);
  archive_read_support_format_rar(a);
  archive_read_support_format_rar5(a);
  archive_read_support_format_cab(a);
  archive_read_support_format_lha(a);
  archive_read_support_format_iso9660(a);
  archive_read_support_format_cpio(a);
  archive_read_support_format_ar(a);
  archive_read_support_format_xar(a);
  archive_read_support_format_raw(a);
  if (archive_read_open_memory(a, bytes.data(), bytes.size()) != ARCHIVE_OK) return nullptr;
  return reader;
}

std::string raw_name(archive_entry* entry) {
  if (const char* name = archive_entry_pathname(entry)) return name;
  if (const wchar_t* wide = archive_entry_pathname_w(entry)) {
    std::string out;
    for (; *wide != 0; ++wide) append_utf8(out, static_cast<char32_t>(*wide));
    return out;
  }
  return "unnamed";
}

bool mentions_encryption(archive* a) {
  const char* text = archive_error_string(a);
  return text != nullptr &&
         (ascii_lower(text).find("encrypt") != std::string::npos || ascii_lower(text).find("passphrase") != std::string::npos);
}

std::string error_of(archive* a) {
  const char* text = archive_error_string(a);
  return text == nullptr ? "its structure is broken" : text;
}

}  // namespace

void read_archive(Reading& at) {
  // Names first: their charset is guessed over all of them. Reading headers skips the data without unpacking where it can.
  std::vector<std::string> names;
  {
    const Archive reader = open_archive(at.bytes);
    if (!reader) {
      at.refuse(Reason::damaged, "it cannot be opened as an archive");
      return;
    }
    archive_entry* entry = nullptr;
    const bool seekable = at.media_type == "application/x-7z-compressed" || at.media_type == "application/x-tar";
    while (seekable && names.size() < 10'000 && !at.walk.out_of_time() && archive_read_next_header(reader.get(), &entry) == ARCHIVE_OK)
      names.push_back(raw_name(entry));
  }
  const Archive reader = open_archive(at.bytes);
  if (!reader) return;
  CharsetGuess guess = guess_charset_of_names({names.begin(), names.end()});
  archive_entry* entry = nullptr;
  size_t count = 0;
  while (true) {
    if (at.walk.stopped() != Reason::none) {
      at.partial(at.walk.stopped(), "reading stopped before its end");
      return;
    }
    const int state = archive_read_next_header(reader.get(), &entry);
    if (state == ARCHIVE_EOF) break;
    if (state < ARCHIVE_WARN) {
      const bool encrypted = mentions_encryption(reader.get()) || archive_read_has_encrypted_entries(reader.get()) == 1;
      at.flaw(count == 0 ? model::InspectionStatus::not_inspected : model::InspectionStatus::partial,
              encrypted ? Reason::encrypted : Reason::damaged, error_of(reader.get()));
      return;
    }
    const bool single = archive_format(reader.get()) == ARCHIVE_FORMAT_RAW;
    if (single && archive_filter_code(reader.get(), 0) == ARCHIVE_FILTER_NONE) {
      at.refuse(Reason::damaged, "it begins like an archive but is none");
      return;
    }
    ++count;
    std::string name = raw_name(entry);
    if (single) {
      name = at.name;
      const size_t dot = name.rfind('.');
      name = dot == std::string::npos || dot == 0 ? name + ".unpacked" : name.substr(0, dot);
    } else if (!is_valid_utf8(name)) {
      if (guess.charset == Charset::ascii || names.empty()) guess = guess_charset_of_names({name});
      name = decode(as_bytes(name), guess);
    }
    const auto type = archive_entry_filetype(entry);
    if (type == AE_IFDIR) continue;
    if (type == AE_IFLNK || archive_entry_hardlink(entry) != nullptr) {
      at.lost_member(name, Reason::symlink, "a link to another member or file");
      continue;
    }
    if (type != AE_IFREG && type != 0) {
      at.lost_member(name, Reason::special, "a device, pipe or socket");
      continue;
    }
    if (archive_entry_is_encrypted(entry) == 1) {
      at.lost_member(name, Reason::encrypted, "the member is encrypted", static_cast<std::uint64_t>(archive_entry_size(entry)));
      continue;
    }
    Bytes bytes;
    Reason why = Reason::none;
    std::string detail;
    while (true) {
      if (bytes.capacity() - bytes.size() < 65536) bytes.reserve(bytes.size() * 2 + 65536);
      const size_t before = bytes.size();
      bytes.resize(before + 65536);
      const auto n = archive_read_data(reader.get(), bytes.data() + before, 65536);
      bytes.resize(before + (n > 0 ? static_cast<size_t>(n) : 0));
      if (n == 0) break;
      if (n < 0) {
        why = mentions_encryption(reader.get()) ? Reason::encrypted : Reason::damaged;
        detail = error_of(reader.get());
        break;
      }
      // How much of this member was packed is not told by every format; the whole archive bounds it.
      why = at.walk.charge(static_cast<std::uint64_t>(n), bytes.size(), at.bytes.size());
      if (why != Reason::none) break;
    }
    if (why == Reason::none) {
      at.member(name, bytes);
      continue;
    }
    if (why == Reason::damaged && !bytes.empty()) at.member(name, bytes);
    else at.lost_member(name, why, detail, bytes.size());
    if (why != Reason::encrypted) at.partial(why, name + ": " + (detail.empty() ? "over the limits for unpacking" : detail));
    if (why == Reason::damaged && single) return;
  }
  if (count == 0 && at.media_type != "application/x-tar") at.partial(Reason::damaged, "the archive is empty or broken");
}

}  // namespace sekimori::inspect
