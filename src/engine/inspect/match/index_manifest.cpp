#include "engine/inspect/match/index_manifest.h"

#include <algorithm>

#include "base/digest.h"
#include "base/json.h"
#include "base/phrase.h"
#include "base/text.h"

namespace sekimori::inspect {

std::string IndexManifest::to_text() const {
  Json root = Json::object();
  root.set("format", "sekimori-index");
  root.set("version", version);
  root.set("profile", profile.name);
  root.set("key_check", key_check);
  root.set("next_segment", next_segment);
  Json list = Json::array();
  for (const ManifestSegment& segment : segments) {
    Json removed = Json::array();
    for (std::uint32_t number : segment.removed) removed.push(number);
    list.push(Json::object({{"file", segment.file},
                            {"bytes", segment.bytes},
                            {"documents", segment.documents},
                            {"postings", segment.postings},
                            {"removed", removed}}));
  }
  root.set("segments", list);
  return root.dump() + "\n";
}

Result<IndexManifest> IndexManifest::parse(std::string_view text, std::string_view name) {
  const auto wrong = [&](const Phrase& what) { return error(ErrorCode::invalid_input, "{}: not a usable index manifest: {}", name, what); };
  Result<Json> parsed = Json::parse(text);
  if (!parsed) return wrong(parsed.error());
  const Json& root = *parsed;
  if (root["format"].text() != "sekimori-index") return wrong("member 'format' is not 'sekimori-index'");
  if (root["version"].integer_or(0) != version)
    return error(ErrorCode::invalid_input, "{}: the index has format version {}; this program knows {}", name,
                 root["version"].integer_or(0), version);
  IndexManifest out;
  const auto profile = profile_named(root["profile"].text());
  if (!profile) return wrong("member 'profile' is neither 'deep' nor 'wide'");
  out.profile = *profile;
  out.key_check = root["key_check"].string_or("");
  if (out.key_check.size() != 16) return wrong("member 'key_check' is missing");
  const auto count = [](const Json& value) { return static_cast<std::uint64_t>(std::max<std::int64_t>(value.integer_or(0), 0)); };
  out.next_segment = count(root["next_segment"]);
  if (!root["segments"].is_array()) return wrong("member 'segments' is missing");
  for (const Json& row : root["segments"].items()) {
    ManifestSegment segment;
    segment.file = row["file"].string_or("");
    if (segment.file.empty() || segment.file.contains('/') || segment.file.starts_with('.'))
      return wrong("a segment has no plain file name");
    segment.bytes = count(row["bytes"]);
    segment.documents = count(row["documents"]);
    segment.postings = count(row["postings"]);
    for (const Json& number : row["removed"].items()) segment.removed.push_back(static_cast<std::uint32_t>(count(number)));
    std::ranges::sort(segment.removed);
    out.segments.push_back(std::move(segment));
  }
  return out;
}

std::optional<Profile> profile_named(std::string_view name) {
  for (const Profile profile : {Profile::deep(), Profile::wide()})
    if (profile.name == name) return profile;
  return {};
}

std::string key_check_of(const FingerprintKey& key) {
  const KeyedDigest digest = keyed_digest(key, "key check", {});
  return to_hex(ByteView(digest).first(8));
}

Result<FingerprintKey> read_key(Files& files, const Path& path) {
  const std::string text = TRY(files.read_text(path, 4096));
  const Result<Bytes> bytes = from_hex(trim(text));
  if (!bytes || bytes->size() != 16)
    return error(ErrorCode::invalid_input, "{}: not an index key: 32 hexadecimal digits are expected", path.string());
  FingerprintKey key;
  std::ranges::copy(*bytes, key.begin());
  return key;
}

Result<FingerprintKey> create_key(Files& files, const Path& path, Random& random) {
  FingerprintKey key;
  random.fill(key);
  auto file = TRY(files.open(path, OpenMode::create_new, 0600));
  TRY(file->append(as_bytes(to_hex(ByteView(key)) + "\n")));
  TRY(file->sync());
  TRY(files.sync_directory(path.has_parent_path() ? path.parent_path() : Path(".")));
  return key;
}

Result<OpenedIndex> open_manifest(Files& files, const Path& index, const std::optional<Path>& key_file) {
  const Path path = manifest_path(index);
  if (!files.exists(path))
    return error(ErrorCode::not_found, "{}: no index here (it has no manifest); make one with 'sekimori fingerprint'", index.string());
  const std::string text = TRY(files.read_text(path, std::uint64_t(1) << 28));
  OpenedIndex out{TRY(IndexManifest::parse(text, path.string())), {}};
  const Path key_path = key_file.value_or(own_key_path(index));
  if (!files.exists(key_path))
    return error(ErrorCode::invalid_input, "{}: the key of the index {} is not there; name it with --key", key_path.string(),
                 index.string());
  out.key = TRY(read_key(files, key_path));
  if (key_check_of(out.key) != out.manifest.key_check)
    return error(ErrorCode::invalid_input, "{}: this is not the key of the index {}", key_path.string(), index.string());
  return out;
}

KeyedDigest keyed_digest(const FingerprintKey& key, std::string_view purpose, ByteView message) {
  Bytes input = to_bytes(purpose);
  input.push_back(0);
  append(input, message);
  const Digest full = hmac_sha256(key, input);
  KeyedDigest out;
  std::copy_n(full.begin(), out.size(), out.begin());
  return out;
}

KeyedDigest text_digest(const FingerprintKey& key, std::u16string_view units) {
  if (units.empty()) return {};
  return keyed_digest(key, "text", ByteView(reinterpret_cast<const Byte*>(units.data()), units.size() * sizeof(char16_t)));
}

KeyedDigest bytes_digest(const FingerprintKey& key, std::string_view sha256_hex) {
  return keyed_digest(key, "bytes", as_bytes(sha256_hex));
}

}  // namespace sekimori::inspect
