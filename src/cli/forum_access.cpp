#include "cli/forum_access.h"

namespace sekimori::cli {
namespace {

constexpr std::uint64_t largest_file = std::uint64_t(1) << 20;

}  // namespace

std::vector<Option> forum_content_options(std::vector<Option> more) {
  std::vector<Option> out{
      value_option("kind", "KIND", {.ja = "trend (手口), measure (対策), problem (課題)", .en = "trend, measure or problem"}),
      value_option("title-ja", "TEXT", {.ja = "日本語の題名", .en = "title in Japanese"}),
      value_option("title-en", "TEXT", {.ja = "英語の題名", .en = "title in English"}),
      value_option("body-ja", "TEXT", {.ja = "日本語の本文", .en = "body in Japanese"}),
      value_option("body-en", "TEXT", {.ja = "英語の本文", .en = "body in English"}),
      value_option("source", "CLASS",
                   {.ja = "government, police, response_team, association, member, hub, desk",
                    .en = "government, police, response_team, association, member, hub or desk"}),
      value_option("direction", "WAY",
                   {.ja = "to_industry, to_government, within_industry", .en = "to_industry, to_government or within_industry"}),
      value_option("meeting", "TEXT", {.ja = "会合の名前", .en = "name of a meeting"}),
      value_option("meeting-day", "DAY", {.ja = "会合の日", .en = "day of the meeting"}),
      value_option("meeting-address", "URL", {.ja = "会合のアドレス", .en = "address of the meeting"})};
  out.insert(out.end(), more.begin(), more.end());
  return safeguard_options(std::move(out));
}

Result<Json> read_json(Surroundings& at, const std::string& file) {
  auto json = Json::parse(TRY(at.files.read_text(file, largest_file)));
  if (!json) return std::unexpected(std::move(json).error().at(file));
  return *std::move(json);
}

Result<share::ForumContent> forum_content_of(Surroundings& at, const Arguments& arguments, std::string_view file) {
  if (!file.empty()) return share::forum_content_from(TRY(read_json(at, std::string(file))));
  share::ForumContent content;
  const std::string kind = TRY(needed(arguments, "kind"));
  const auto known = share::forum_kind_from(kind);
  if (!known) return error(ErrorCode::usage, "--kind '{}': trend, measure or problem is needed", kind);
  content.kind = *known;
  content.title = {TRY(needed(arguments, "title-ja")), TRY(needed(arguments, "title-en"))};
  content.body = {TRY(needed(arguments, "body-ja")), TRY(needed(arguments, "body-en"))};
  if (const std::string source = arguments.value("source", ""); !source.empty()) {
    const auto named = share::source_class_from(source);
    if (!named)
      return error(ErrorCode::usage, "--source '{}': government, police, response_team, association, member, hub or desk is needed",
                   source);
    content.source = *named;
  }
  if (const std::string direction = arguments.value("direction", ""); !direction.empty()) {
    const auto named = share::direction_from(direction);
    if (!named) return error(ErrorCode::usage, "--direction '{}': to_industry, to_government or within_industry is needed", direction);
    content.direction = *named;
  }
  content.meeting.title = arguments.value("meeting", "");
  if (arguments.has("meeting-day")) content.meeting.day = *TRY(day_of(arguments, "meeting-day"));
  content.meeting.address = arguments.value("meeting-address", "");
  return content;
}

std::vector<Option> reach_options(std::vector<Option> more) {
  std::vector<Option> out{
      value_option("audience", "SIG", {.ja = "届ける範囲 (グループ、または across)", .en = "how far it goes: a group, or across"}),
      value_option("tlp", "LABEL", {.ja = "CLEAR, GREEN, AMBER, AMBER+STRICT, RED", .en = "CLEAR, GREEN, AMBER, AMBER+STRICT or RED"})};
  out.insert(out.end(), more.begin(), more.end());
  return out;
}

Result<share::ForumReach> reach_of(const Arguments& arguments) {
  return share::ForumReach{.audience = TRY(needed(arguments, "audience")), .tlp = TRY(tlp_named("tlp", TRY(needed(arguments, "tlp"))))};
}

}  // namespace sekimori::cli
