#include "feature/share/forum_passages.h"

#include "feature/share/tlp_channel.h"

namespace sekimori::share {
namespace {

record::Actor reader() { return record::Actor::system("passages"); }

}  // namespace

Result<model::PublishedPassage> ForumPassages::admitted(const ForumItem& item) {
  if (item.withdrawn_at) return error(ErrorCode::conflict, "{} was withdrawn: {}", item.number, item.withdraw_reason);
  if (!may_travel(item.tlp, Channel::open_feed))
    return error(ErrorCode::not_permitted, "{} is TLP:{} and bound to its audience; it is nothing for everybody", item.number, item.tlp);
  const mask::Masked<Json> words = TRY(gate_.admit(to_json(item.content)));
  const ForumContent content = TRY(forum_content_from(words.value()));
  return model::PublishedPassage{.number = item.number, .title = content.title, .body = content.body, .sha256 = to_hex(words.digest())};
}

// Only what is over: numbers of a running quarter would change under whoever prints them.
Result<model::PublishedPassage> ForumPassages::figures(std::string_view quarter) {
  const HubPeriod period = TRY(HubPeriod::quarter(quarter));
  if (statistics_ == nullptr || period.last >= zone_.day_of(clock_.now()))
    return error(ErrorCode::not_found, "no published passage {} in sight", quarter);
  const HubCounts counts = TRY(statistics_->count(reader(), period));
  TRY(check_counts(counts));
  const Json total = to_json(counts, {})["total"];
  const auto shown = [&](std::string_view name, const Text& hidden, Language language) {
    return total[name].is_null() ? std::string(hidden.in(language)) : std::to_string(total[name].integer_or(0));
  };
  const Text hidden{.ja = "非公表", .en = "not published"};
  const auto sentence = [&](Language language) {
    const std::string reported = shown("reported", hidden, language), targeted = shown("targeted", hidden, language),
                      shared = shown("shared", hidden, language);
    if (language == Language::ja)
      return fmt::format("{} から {} までに参加組織から届いた報告: {}、うち標的型攻撃: {}、共有した注意喚起: {}。",
                         period.first.to_string(), period.last.to_string(), reported, targeted, shared);
    return fmt::format("Reports of members from {} to {}: {}; targeted attacks among them: {}; warnings shared: {}.",
                       period.first.to_string(), period.last.to_string(), reported, targeted, shared);
  };
  const model::Wording title{fmt::format("情報ハブの件数 ({})", quarter), fmt::format("Numbers of the hub ({})", quarter)};
  const mask::Masked<Json> words = TRY(gate_.admit(Json::object({{"ja", sentence(Language::ja)}, {"en", sentence(Language::en)}})));
  return model::PublishedPassage{.number = std::string(quarter),
                                 .title = title,
                                 .body = {words.value()["ja"].string_or(""), words.value()["en"].string_or("")},
                                 .sha256 = to_hex(words.digest())};
}

Result<model::PublishedPassage> ForumPassages::passage(std::string_view number) {
  if (HubPeriod::quarter(number)) return figures(number);
  return admitted(TRY(forum_.item(reader(), number)).value);
}

Result<std::vector<model::PublishedPassage>> ForumPassages::all() {
  std::vector<model::PublishedPassage> out;
  for (const KnownItem& known : TRY(forum_.items(reader())))
    if (auto one = admitted(known.value)) out.push_back(*std::move(one));
  const Day today = zone_.day_of(clock_.now());
  constexpr int months_of_a_quarter = 3, quarters_of_a_year = 4;
  const int quarter = (today.month() - 1) / months_of_a_quarter;  // of those that are over in this year
  const std::string last =
      quarter == 0 ? fmt::format("{}Q{}", today.year() - 1, quarters_of_a_year) : fmt::format("{}Q{}", today.year(), quarter);
  if (auto one = figures(last)) out.push_back(*std::move(one));
  return out;
}

}  // namespace sekimori::share
