#include "engine/seal/manifest.h"

#include <algorithm>
#include <unordered_set>

#include "base/digest.h"
#include "base/text.h"

namespace sekimori::seal {
namespace {

constexpr size_t longest_name = 255;

bool is_hex(char c) { return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F'); }

std::string encode(std::string_view path, std::string_view escaped) {
  std::string out;
  out.reserve(path.size());
  for (const char c : path) {
    if (escaped.find(c) == std::string_view::npos) out += c;
    else out += fmt::format("%{:02X}", static_cast<unsigned char>(c));
  }
  return out;
}

}  // namespace

std::string encode_path(std::string_view path) { return encode(path, "%\r\n"); }
std::string printable_path(std::string_view path) { return encode(path, "%\r\n\t"); }

std::string decode_path(std::string_view encoded) {
  std::string out;
  out.reserve(encoded.size());
  for (size_t at = 0; at < encoded.size(); ++at) {
    const std::string code = ascii_lower(encoded.substr(at, 3));
    if (code == "%25") out += '%';
    else if (code == "%0a") out += '\n';
    else if (code == "%0d") out += '\r';
    else {
      out += encoded[at];
      continue;
    }
    at += 2;
  }
  return out;
}

std::string manifest_line(std::string_view digest_hex, std::string_view path) {
  return fmt::format("{}  {}\n", digest_hex, encode_path(path));
}

bool is_safe_path(std::string_view path) {
  if (path.empty() || path.find('\0') != std::string_view::npos) return false;
  while (true) {
    const size_t slash = path.find('/');
    const std::string_view part = path.substr(0, slash);
    if (part.empty() || part == "." || part == "..") return false;
    if (slash == std::string_view::npos) return true;
    path.remove_prefix(slash + 1);
  }
}

Manifest parse_manifest(std::string_view text, size_t digits) {
  Manifest out;
  std::unordered_set<std::string> seen;
  while (!text.empty()) {
    const size_t end = text.find('\n');
    std::string_view line = text.substr(0, end);
    text.remove_prefix(end == std::string_view::npos ? text.size() : end + 1);
    const bool whole = line.size() > digits + 2 && std::ranges::all_of(line.substr(0, digits), is_hex) && line.substr(digits, 2) == "  ";
    std::string path = whole ? decode_path(line.substr(digits + 2)) : std::string();
    if (!whole || !is_safe_path(path) || !seen.insert(path).second) {
      ++out.malformed;
      continue;
    }
    out.entries.push_back({ascii_lower(line.substr(0, digits)), std::move(path)});
  }
  return out;
}

std::string exhibit_of(std::string_view path) {
  if (!path.starts_with("data/")) return "-";
  path.remove_prefix(5);
  const size_t slash = path.find('/');
  const std::string_view id = path.substr(0, slash);
  return slash == std::string_view::npos || !is_valid_exhibit_id(id) ? "-" : std::string(id);
}

bool is_valid_exhibit_id(std::string_view id) {
  return !id.empty() && id.size() <= 40 && id[0] != '.' && std::ranges::all_of(id, [](char c) {
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '-' || c == '_' || c == '.';
  });
}

std::string stored_name(std::string_view source_name) {
  std::string out;
  if (is_valid_utf8(source_name)) {
    out = source_name;
  } else {
    for (size_t at = 0; at < source_name.size();) {
      const size_t before = at;
      const char32_t c = next_code_point(source_name, at);
      const std::string_view part = source_name.substr(before, at - before);
      if (c != replacement_character || part == "\xEF\xBF\xBD") out += part;
      else
        for (const char byte : part) out += fmt::format("%{:02X}", static_cast<unsigned char>(byte));
    }
  }
  if (out.size() <= longest_name) return out;
  size_t cut = 200;
  while (cut > 0 && (static_cast<unsigned char>(out[cut]) & 0xC0U) == 0x80U) --cut;
  return out.substr(0, cut) + "~" + to_hex(sha256(source_name)).substr(0, 16);
}

}  // namespace sekimori::seal
