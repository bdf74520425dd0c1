// What inspection says about one object (a file, or a member of an archive or mail). Field names and closed lists are
// those of docs/contract.md, `scan`.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "model/level.h"

namespace sekimori::model {

enum class InspectionStatus : unsigned char { inspected, partial, not_inspected };
enum class Reason : unsigned char {
  none,
  encrypted,
  damaged,
  too_deep,
  too_large,
  ratio,
  timeout,
  memory,
  crashed,
  unsupported,
  unreadable,
  symlink,
  special,
};
std::string_view name_of(InspectionStatus status);
std::string_view name_of(Reason reason);  // "" for none
std::optional<Reason> reason_from(std::string_view name);

enum class MarkPlace : unsigned char {
  header,
  footer,
  watermark,
  stamp,
  first_lines,
  last_lines,
  body,
  file_name,
  folder_name,
  sheet_name,
  mail_subject,
  slide_master,
  title_block,
  label,
};
std::string_view name_of(MarkPlace place);
std::optional<MarkPlace> mark_place_from(std::string_view name);

// Half-open, in Unicode code points of what `sekimori text` prints for the object.
struct TextRange {
  std::uint64_t start = 0;
  std::uint64_t end = 0;
  bool operator==(const TextRange&) const = default;
};

struct Mark {
  std::optional<Level> level;  // empty: a handling mark
  std::string text;            // as found
  MarkPlace place = MarkPlace::body;
  std::optional<TextRange> range;  // empty for names and metadata
  double confidence = 0;           // 0..1
};

struct SensitiveFinding {
  std::string type;  // "mail_address", "phone_number", "my_number" ...
  std::uint64_t count = 0;
  double confidence = 0;
  std::vector<TextRange> ranges;
};

enum class RangeUnit : unsigned char { character, byte };
std::string_view name_of(RangeUnit unit);  // "char" or "byte"

enum class MatchKind : unsigned char { exact, member, partial, rows, drawing };
std::string_view name_of(MatchKind kind);

struct SecretMatch {
  std::string secret_id;
  MatchKind kind = MatchKind::exact;
  std::uint64_t longest_run = 0;  // normalised characters
  double of_secret = 0;           // share of the secret that is in the file, 0..1
  double of_file = 0;
  std::vector<TextRange> secret_range;
  std::vector<TextRange> file_range;
  RangeUnit unit = RangeUnit::character;  // of both ranges
  double bits = 0;                        // sum of log2(1/background frequency) over the chain
};

struct Inspection {
  std::string path;  // "outer!/inner" for members
  std::optional<std::string> parent;
  InspectionStatus status = InspectionStatus::inspected;
  Reason reason = Reason::none;
  std::string media_type;
  std::uint64_t bytes = 0;
  std::string sha256;  // hex
  std::optional<std::string> charset;
  std::vector<Mark> marks;
  std::vector<SensitiveFinding> findings;
  std::vector<SecretMatch> matches;  // best first
};

}  // namespace sekimori::model
