#include "engine/stix/made_object.h"

#include <algorithm>
#include <array>

#include "base/digest.h"
#include "base/ids.h"

namespace sekimori::stix {
namespace {

std::string literal(std::string_view value) {
  std::string out = "'";
  for (const char c : value) {
    if (c == '\'' || c == '\\') out += '\\';
    out += c;
  }
  return out + "'";
}

std::string_view path_of(ComparedValue kind, std::string_view value) {
  switch (kind) {
    case ComparedValue::url: return "url:value";
    case ComparedValue::domain: return "domain-name:value";
    case ComparedValue::ip_address: return value.contains(':') ? "ipv6-addr:value" : "ipv4-addr:value";
    case ComparedValue::mail_address: return "email-addr:value";
    case ComparedValue::file_name: return "file:name";
    case ComparedValue::md5: return "file:hashes.MD5";
    case ComparedValue::sha1: return "file:hashes.'SHA-1'";
    case ComparedValue::sha256: return "file:hashes.'SHA-256'";
  }
  return {};
}

}  // namespace

std::string made_id(std::string_view type, std::string_view seed) {
  const Digest digest = sha256(seed);
  Uuid id;
  std::copy_n(digest.begin(), id.bytes.size(), id.bytes.begin());
  id.bytes[6] = static_cast<Byte>((id.bytes[6] & 0x0F) | 0x40);
  id.bytes[8] = static_cast<Byte>((id.bytes[8] & 0x3F) | 0x80);
  return fmt::format("{}--{}", type, id.to_string());
}

std::string value_pattern(ComparedValue kind, std::string_view value) {
  return fmt::format("[{} = {}]", path_of(kind, value), literal(value));
}

}  // namespace sekimori::stix
