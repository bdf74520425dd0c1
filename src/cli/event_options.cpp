#include "cli/event_options.h"

namespace sekimori::cli {

std::vector<Option> event_options(std::vector<Option> more) {
  std::vector<Option> out = {
      {.name = "text",
       .kind = OptionKind::value,
       .metavar = "TEXT",
       .help = {.ja = "パスや宛先に含まれる文字", .en = "with this in the path or address"}},
      {.name = "from", .kind = OptionKind::value, .metavar = "TIME", .help = {.ja = "この時から", .en = "from this time on (RFC 3339)"}},
      {.name = "to", .kind = OptionKind::value, .metavar = "TIME", .help = {.ja = "この時まで", .en = "to this time (RFC 3339)"}},
      {.name = "person", .kind = OptionKind::repeated, .metavar = "P-XXXX", .help = {.ja = "この仮名の人", .en = "by this person"}},
      {.name = "activity",
       .kind = OptionKind::repeated,
       .metavar = "ACTIVITY",
       .help = {.ja = "行為 (read, copy, upload など)", .en = "of this kind (read, copy, upload ...)"}},
      {.name = "secret", .kind = OptionKind::repeated, .metavar = "NUMBER", .help = {.ja = "この営業秘密", .en = "touching this secret"}},
      {.name = "level",
       .kind = OptionKind::repeated,
       .metavar = "LEVEL",
       .help = {.ja = "この区分の営業秘密 (level_top など)", .en = "touching a secret of this level (level_top ...)"}},
      {.name = "device", .kind = OptionKind::repeated, .metavar = "NAME", .help = {.ja = "このコンピューター", .en = "on this computer"}},
      {.name = "source", .kind = OptionKind::repeated, .metavar = "ID", .help = {.ja = "このログの出どころ", .en = "from this source"}}};
  for (Option& option : more) out.push_back(std::move(option));
  return case_options(std::move(out));
}

Result<watch::EventFilter> event_filter(const Arguments& arguments) {
  watch::EventFilter filter;
  if (const std::string from = arguments.value("from"); !from.empty()) filter.first = TRY(Instant::parse(from));
  if (const std::string to = arguments.value("to"); !to.empty()) filter.last = TRY(Instant::parse(to));
  filter.text = arguments.value("text");
  filter.pseudonyms = arguments.all("person");
  filter.secrets = arguments.all("secret");
  filter.devices = arguments.all("device");
  filter.sources = arguments.all("source");
  for (const std::string& level : arguments.all("level")) {
    const auto known = model::level_from_identifier(level);
    if (!known) return error(ErrorCode::usage, "--level '{}': one of level_top, level_confidential, level_internal", level);
    filter.levels.push_back(*known);
  }
  for (const std::string& activity : arguments.all("activity")) {
    const auto known = watch::activity_from(activity);
    if (!known) return error(ErrorCode::usage, "--activity '{}' is no kind of activity", activity);
    filter.activities.push_back(*known);
  }
  return filter;
}

}  // namespace sekimori::cli
