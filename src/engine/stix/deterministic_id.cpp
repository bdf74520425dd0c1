#include "engine/stix/deterministic_id.h"

#include <openssl/evp.h>

#include <algorithm>

#include "base/ids.h"
#include "base/json.h"
#include "engine/stix/type_table.h"

namespace sekimori::stix {
namespace {

constexpr std::string_view namespace_id = "00abedb4-aa42-466c-9c01-fed23315a9b7";

Uuid uuid_of_name(std::string_view name) {
  const auto space = Uuid::parse(namespace_id);
  std::array<unsigned char, EVP_MAX_MD_SIZE> digest{};
  Bytes input(space->bytes.begin(), space->bytes.end());
  append(input, name);
  unsigned int size = 0;
  SEKIMORI_CHECK(EVP_Digest(input.data(), input.size(), digest.data(), &size, EVP_sha1(), nullptr) == 1);  // the UUID standard's own choice
  Uuid out;
  std::copy_n(digest.begin(), out.bytes.size(), out.bytes.begin());
  out.bytes[6] = static_cast<Byte>((out.bytes[6] & 0x0F) | 0x50);
  out.bytes[8] = static_cast<Byte>((out.bytes[8] & 0x3F) | 0x80);
  return out;
}

// Of several hashes one identifies: the first of these that is there, else the first by name.
Json identifying_hash(const Json& hashes) {
  for (const std::string_view name : {"MD5", "SHA-1", "SHA-256", "SHA-512"})
    if (const Json* value = hashes.find(name)) return Json::object({{std::string(name), *value}});
  if (hashes.members().empty()) return {};
  const auto first = std::ranges::min_element(hashes.members(), {}, &Json::Member::first);
  return Json::object({*first});
}

}  // namespace

std::optional<std::string> deterministic_id(JsonView object) {
  const auto type = object["type"].plain();
  const TypeSpec* spec = type ? TypeTable::standard().object(*type) : nullptr;
  if (spec == nullptr || spec->category != Category::sco) return {};
  Json chosen = Json::object();
  for (const std::string_view name : spec->identifying) {
    const JsonView value = object[name];
    if (!value.exists()) continue;
    auto copied = Json::parse(value.raw());
    if (!copied) return {};
    Json kept = name == "hashes" ? identifying_hash(*copied) : *std::move(copied);
    if (!kept.is_null()) chosen.set(name, std::move(kept));
  }
  if (chosen.members().empty()) return {};
  return std::string(*type) + "--" + uuid_of_name(chosen.canonical()).to_string();
}

}  // namespace sekimori::stix
