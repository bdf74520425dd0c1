#include "engine/seal/packed_bag.h"

#include <archive.h>
#include <archive_entry.h>
#include <locale.h>

#include <algorithm>
#include <memory>
#include <set>

#include "base/text.h"
#include "engine/seal/manifest.h"

namespace sekimori::seal {
namespace {

constexpr size_t block_bytes = size_t(256) << 10;
constexpr std::uint64_t free_growth = std::uint64_t(64) << 20;

// libarchive converts names to the thread's locale, so while it reads that is UTF-8. Made once: in the cage no file can be opened.
class Utf8Names {
 public:
  Utf8Names() : before_(utf8() != nullptr ? ::uselocale(utf8()) : nullptr) {}
  ~Utf8Names() {
    if (before_ != nullptr) ::uselocale(before_);
  }
  Utf8Names(const Utf8Names&) = delete;
  Utf8Names& operator=(const Utf8Names&) = delete;

 private:
  static locale_t utf8() {
    static const locale_t made = ::newlocale(LC_CTYPE_MASK, "C.UTF-8", nullptr);
    return made;
  }
  locale_t before_;
};

struct FreeArchive {
  void operator()(archive* a) const { archive_read_free(a); }
};

// What libarchive asks of a stream.
struct Stream {
  const PackedSource& source;
  std::uint64_t at = 0;
  Bytes buffer = Bytes(block_bytes);

  static la_ssize_t read(archive* a, void* self, const void** out) {
    auto& stream = *static_cast<Stream*>(self);
    const auto got = stream.source.read_at(stream.at, stream.buffer);
    if (!got) {
      archive_set_error(a, EIO, "reading failed");
      return -1;
    }
    stream.at += *got;
    *out = stream.buffer.data();
    return static_cast<la_ssize_t>(*got);
  }
  static la_int64_t skip(archive*, void* self, la_int64_t wanted) {
    auto& stream = *static_cast<Stream*>(self);
    const std::uint64_t left = stream.source.size - std::min(stream.at, stream.source.size);
    const std::uint64_t step = std::min(static_cast<std::uint64_t>(std::max<la_int64_t>(wanted, 0)), left);
    stream.at += step;
    return static_cast<la_int64_t>(step);
  }
  static la_int64_t seek(archive*, void* self, la_int64_t offset, int whence) {
    auto& stream = *static_cast<Stream*>(self);
    const auto from = static_cast<la_int64_t>(whence == SEEK_SET ? 0 : whence == SEEK_CUR ? stream.at : stream.source.size);
    if (offset < -from) return ARCHIVE_FATAL;
    stream.at = static_cast<std::uint64_t>(from + offset);
    return from + offset;
  }
};

// Papers are what judging reads again; the payload and annexes only have sums. The bag may lie one folder deep.
bool is_paper(std::string_view path) {
  const auto named = [](std::string_view inner) {
    return (inner.find('/') == std::string_view::npos && inner.ends_with(".txt")) || inner.starts_with("meta/") ||
           inner.starts_with("proof/");
  };
  if (named(path)) return true;
  const size_t slash = path.find('/');
  return slash != std::string_view::npos && !path.starts_with("data/") && named(path.substr(slash + 1));
}

// For whoever unpacks it, on Windows too, where '\\' parts folders.
bool leads_out(std::string_view path) {
  if (!is_safe_path(path)) return true;
  while (true) {
    const size_t end = path.find_first_of("/\\");
    if (path.substr(0, end) == "..") return true;
    if (end == std::string_view::npos) return false;
    path.remove_prefix(end + 1);
  }
}

class PackedReader {
 public:
  PackedReader(const PackedSource& source, const PackedLimits& limits) : limits_(limits), stream_{source}, archive_(archive_read_new()) {}

  Result<BagContents> run() {
    const Utf8Names names;
    archive* a = archive_.get();
    archive_read_support_filter_gzip(a);
    archive_read_support_format_tar(a);
    archive_read_support_format_zip(a);
    archive_read_set_seek_callback(a, Stream::seek);
    if (archive_read_open2(a, &stream_, nullptr, Stream::read, Stream::skip, nullptr) != ARCHIVE_OK)
      return error(ErrorCode::invalid_input, "it is neither a zip nor a tar");
    while (true) {
      archive_entry* entry = nullptr;
      const int state = archive_read_next_header(a, &entry);
      if (state == ARCHIVE_EOF) break;
      if (state < ARCHIVE_WARN) return damaged();
      TRY(take(entry));
    }
    if (seen_.empty()) return error(ErrorCode::invalid_input, "it is neither a zip nor a tar");
    return sorted_out();
  }

 private:
  std::unexpected<Error> damaged() {
    if (archive_read_has_encrypted_entries(archive_.get()) == 1) return error(ErrorCode::invalid_input, "it is encrypted; unpack it first");
    if (seen_.empty()) return error(ErrorCode::invalid_input, "it is neither a zip nor a tar");
    const char* text = archive_error_string(archive_.get());
    return error(ErrorCode::invalid_input, "its structure is broken after {} files: {}", seen_.size(),
                 scrub_utf8(text != nullptr ? text : "-"));
  }

  Result<void> take(archive_entry* entry) {
    const char* given = archive_entry_pathname(entry);
    std::string path = given != nullptr ? given : "";
    const auto type = archive_entry_filetype(entry);
    if (type == AE_IFDIR)
      while (path.ends_with('/')) path.pop_back();
    while (path.starts_with("./")) path.erase(0, 2);
    if (type == AE_IFDIR && (path.empty() || path == ".")) return {};
    if (leads_out(path))
      return error(ErrorCode::invalid_input, "the name '{}' leads out of the bag",
                   printable_path(scrub_utf8(given != nullptr ? given : "")));
    if (type == AE_IFDIR) return {};
    if (seen_.size() >= limits_.files) return error(ErrorCode::invalid_input, "it has more than {} files", limits_.files);
    if (!seen_.insert(path).second)
      return error(ErrorCode::invalid_input, "the name '{}' stands in it twice", printable_path(scrub_utf8(path)));
    if (archive_entry_hardlink(entry) != nullptr || type != AE_IFREG) {
      flaws_.emplace_back(path, "not a file");
      return {};
    }
    if (archive_entry_is_encrypted(entry) == 1) return error(ErrorCode::invalid_input, "it is encrypted; unpack it first");
    return content(path);
  }

  Result<void> content(const std::string& path) {
    const bool keep = is_paper(path);
    std::string text;
    std::uint64_t size = 0;
    while (true) {
      const void* data = nullptr;
      size_t got = 0;
      la_int64_t offset = 0;
      const int state = archive_read_data_block(archive_.get(), &data, &got, &offset);
      if (state == ARCHIVE_EOF) break;
      // A warning is a sum of the zip's own that does not hold: ours tells which file it is. No bag has holes.
      if (state < ARCHIVE_WARN || static_cast<std::uint64_t>(offset) != size) return damaged();
      const ByteView piece(static_cast<const Byte*>(data), got);
      size += piece.size();
      total_ += piece.size();
      if (total_ > limits_.bytes) return error(ErrorCode::invalid_input, "it unpacks to more than {} bytes", limits_.bytes);
      if (total_ > free_growth && total_ / limits_.growth > stream_.source.size)
        return error(ErrorCode::invalid_input, "it unpacks to more than {} times its size, as no bag does", limits_.growth);
      hash_.update(piece);
      if (keep && (papers_ += piece.size()) > limits_.papers)
        return error(ErrorCode::invalid_input, "its lists and proofs have more than {} bytes", limits_.papers);
      if (keep) text += as_text(piece);
      if (state == ARCHIVE_WARN) break;
    }
    sums_.emplace(path, Sum{hash_.finish(), size});
    if (keep) texts_.emplace(path, std::move(text));
    return {};
  }

  // The bag's folder in the archive, with '/'; nothing: there is none.
  std::optional<std::string> folder() const {
    const auto begins = [&](const std::string& below) {
      return sums_.contains(below + "bagit.txt") || sums_.contains(below + "manifest-sha256.txt");
    };
    if (begins("")) return "";
    const std::string& first = *seen_.begin();
    const std::string below = first.substr(0, first.find('/') + 1);
    if (below.empty() || !begins(below)) return {};
    return std::ranges::all_of(seen_, [&](const std::string& path) { return path.starts_with(below); }) ? std::optional(below)
                                                                                                        : std::nullopt;
  }

  // libarchive composes names (NFC), and so does many a program that packs: whatever a manifest tells in two characters for one, as Macs
  // write it, is found under its composed name.
  std::map<std::string, std::string> told_otherwise(const std::string& below) const {
    std::map<std::string, std::string> out;
    for (const std::string_view name : {"manifest-sha256.txt", "tagmanifest-sha256.txt"}) {
      const auto text = texts_.find(below + std::string(name));
      if (text == texts_.end()) continue;
      for (ManifestEntry& entry : parse_manifest(text->second, 64).entries)
        if (std::string composed = normalise_nfc(entry.path); composed != entry.path)
          out.emplace(std::move(composed), std::move(entry.path));
    }
    return out;
  }

  Result<BagContents> sorted_out() {
    const auto below = folder();
    if (!below)
      return error(ErrorCode::invalid_input, "there is no bag in it (neither bagit.txt nor manifest-sha256.txt, alone in one folder)");
    BagContents out;
    const auto otherwise = told_otherwise(*below);
    auto texts = std::make_shared<std::map<std::string, std::string>>();
    for (auto& [path, text] : texts_) texts->emplace(path.substr(below->size()), std::move(text));
    auto regular = std::make_shared<std::set<std::string>>();
    for (auto& [full, sum] : sums_) {
      std::string path = full.substr(below->size());
      if (const auto told = otherwise.find(path); told != otherwise.end()) path = told->second;
      regular->insert(path);
      const bool payload = path.starts_with("data/");
      if (payload) out.bytes += sum.size;
      if (path != "tagmanifest-sha256.txt") (payload ? out.data : out.tags).emplace(path, std::move(sum.digests));
    }
    for (auto& [path, what] : flaws_) out.flaws.emplace_back(path.substr(below->size()), what);
    out.has = [regular](const std::string& name) { return regular->contains(name); };
    out.text = [texts](const std::string& name) {
      const auto found = texts->find(name);
      return found == texts->end() ? std::string() : found->second;
    };
    return out;
  }

  struct Sum {
    PayloadDigests digests;
    std::uint64_t size = 0;
  };
  const PackedLimits& limits_;
  Stream stream_;
  std::unique_ptr<archive, FreeArchive> archive_;
  std::set<std::string> seen_;
  std::map<std::string, Sum> sums_;
  std::map<std::string, std::string> texts_;
  std::vector<std::pair<std::string, std::string>> flaws_;
  PayloadHash hash_;
  std::uint64_t total_ = 0, papers_ = 0;
};

// A window over the body that grows by blocks; finds text from a place on.
class Scanner {
 public:
  explicit Scanner(const PackedSource& source) : source_(source) {}

  Result<std::optional<std::uint64_t>> find(std::uint64_t from, std::string_view wanted) {
    Bytes block(block_bytes + wanted.size());
    while (from < source_.size) {
      const size_t got = TRY(source_.read_at(from, block));
      if (got == 0) break;
      const std::string_view text = as_text(ByteView(block).first(got));
      if (const size_t place = text.find(wanted); place != std::string_view::npos) return std::optional(from + place);
      if (got <= wanted.size()) break;
      from += got - wanted.size() + 1;
    }
    return std::optional<std::uint64_t>();
  }
  Result<std::string> text(std::uint64_t from, std::uint64_t size) {
    Bytes out(static_cast<size_t>(size));
    const size_t got = TRY(source_.read_at(from, out));
    return std::string(as_text(ByteView(out).first(got)));
  }

 private:
  const PackedSource& source_;
};

// name="value" of a Content-Disposition; browsers write '"' in a name as %22.
std::string parameter_of(std::string_view head, std::string_view name) {
  const std::string wanted = fmt::format("; {}=\"", name);
  const size_t at = head.find(wanted);
  if (at == std::string_view::npos) return "";
  const std::string_view rest = head.substr(at + wanted.size());
  return std::string(rest.substr(0, rest.find('"')));
}

}  // namespace

Result<BagContents> read_packed_bag(const PackedSource& source, const PackedLimits& limits) { return PackedReader(source, limits).run(); }

Result<FormFile> find_form_file(const PackedSource& body, std::string_view boundary, std::string_view field) {
  constexpr std::uint64_t longest_head = 4096, longest_value = 65'536;
  constexpr int most_fields = 16;
  if (boundary.empty() || boundary.size() > 70) return error(ErrorCode::invalid_input, "the form was not sent whole");
  Scanner scanner(body);
  const std::string between = "\r\n--" + std::string(boundary);
  FormFile out;
  if (TRY(scanner.text(0, between.size() - 2)) != std::string_view(between).substr(2))
    return error(ErrorCode::invalid_input, "the form was not sent whole");
  std::uint64_t at = between.size() - 2;
  for (int i = 0; i < most_fields; ++i) {
    const auto head_end = TRY(scanner.find(at, "\r\n\r\n"));
    if (!head_end || *head_end - at > longest_head) break;
    const std::string head = TRY(scanner.text(at, *head_end - at));
    const std::uint64_t begin = *head_end + 4;
    const auto end = TRY(scanner.find(begin - 2, between));
    if (!end || (*end < begin && *end + 2 != begin)) break;
    const std::uint64_t size = *end < begin ? 0 : *end - begin;
    const std::string name = parameter_of(head, "name");
    if (name == field) {
      out.file_name = scrub_utf8(parameter_of(head, "filename"));
      out.offset = begin;
      out.size = size;
      if (size == 0) return error(ErrorCode::invalid_input, "no file was chosen");
      return out;
    }
    if (size > longest_value) break;
    out.fields.emplace_back(name, scrub_utf8(TRY(scanner.text(begin, size))));
    at = (*end < begin ? begin - 2 : *end) + between.size();
  }
  return error(ErrorCode::invalid_input, "the form was not sent whole");
}

}  // namespace sekimori::seal
