// Manifests of a bag (RFC 8493 section 2.1.3): one line per file, "<hex digest>  <path>".
//
//   manifest_line(digest_hex, "data/E001/50%.txt");        // "...  data/E001/50%25.txt\n"
//   std::vector<ManifestEntry> rows = TRY(parse_manifest(text, 64)).entries;
//
// In a path only '%', LF and CR are written as %25, %0A, %0D (RFC 8493 section 2.1.3), '/' separates.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"

namespace sekimori::seal {

std::string encode_path(std::string_view path);
// Reads the three escapes, in either case; any other '%' stands for itself.
std::string decode_path(std::string_view encoded);

// For one line of a report: encode_path, and %09 for a tab, so that the path cannot break the line's fields.
std::string printable_path(std::string_view path);

std::string manifest_line(std::string_view digest_hex, std::string_view path);

struct ManifestEntry {
  std::string digest;  // lower-case hexadecimal
  std::string path;    // decoded, relative to the bag
};

struct Manifest {
  std::vector<ManifestEntry> entries;
  size_t malformed = 0;  // lines that are no entry, or whose path leaves the bag or stands twice
};

// `digits`: hexadecimal digits of the digest (64 or 128). Never fails: malformed lines are counted.
Manifest parse_manifest(std::string_view text, size_t digits);

// Relative, without empty, "." or ".." parts and without NUL.
bool is_safe_path(std::string_view path);

// "E001" of "data/E001/dir/file", "-" of anything else.
std::string exhibit_of(std::string_view path);

// Letters, digits, '-', '_' and '.', 1 to 40 of them, not beginning with '.': what an exhibit may be named.
bool is_valid_exhibit_id(std::string_view id);

// The name under which a source name is stored: bytes that are not UTF-8 become %XX, and a name above 255 bytes is
// cut and gets a digest of the whole. Everything else stays as it is.
std::string stored_name(std::string_view source_name);

}  // namespace sekimori::seal
