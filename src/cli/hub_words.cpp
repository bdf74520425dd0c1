#include "cli/hub_words.h"

#include <algorithm>
#include <deque>
#include <span>

#include "base/text.h"
#include "feature/share/share.h"

namespace sekimori::cli {
namespace {

struct Word {
  std::string_view identifier, ja;
};

constexpr Word report_state_words[] = {{"received", "受領"},     {"triaged", "仕分け済み"},    {"masked", "匿名化済み"},
                                       {"reviewed", "確認済み"}, {"consented", "同意済み"},    {"released", "共有済み"},
                                       {"recalled", "取消し"},   {"merged", "統合"},           {"closed", "回答済み"},
                                       {"sending", "送信中"},    {"refused", "受け付けられず"}};
constexpr Word triage_words[] = {
    {"waiting", "仕分け待ち"}, {"targeted", "標的型"}, {"mass_mail", "ばらまき型"}, {"phishing", "フィッシング"}, {"other", "その他"}};
constexpr Word report_kind_words[] = {{"mail_with_attachment", "添付ファイル付きの標的型メール"},
                                      {"mail_with_url", "URL 付きの標的型メール"},
                                      {"mail_plain", "添付も URL もない不審なメール"},
                                      {"exchange_thread", "やりとり型のメール"},
                                      {"spoofed_staff", "職員をかたる取引先へのメール"},
                                      {"fake_site", "偽のウェブサイト"},
                                      {"mass_mail_in_our_name", "自組織の名をかたる大量のメール"},
                                      {"form_flooding", "問い合わせフォームへの大量の送信"},
                                      {"insider_leak", "内部者による持ち出し"},
                                      {"supplier_incident", "取引先での事故"},
                                      {"vulnerability", "脆弱性の悪用"},
                                      {"good_practice", "よい取り組み"},
                                      {"problem", "制度や運用の課題"}};
constexpr Word share_state_words[] = {{"shared", "共有中"}, {"recalled", "取消し"}};
constexpr Word member_state_words[] = {{"invited", "招待中"}, {"active", "参加中"}, {"suspended", "停止中"}, {"left", "退会"}};
constexpr Word member_class_words[] = {{"firm", "企業"},   {"association", "団体"},         {"government", "官公庁"},
                                       {"police", "警察"}, {"response_team", "対応チーム"}, {"university", "大学・研究機関"}};
constexpr Word sig_kind_words[] = {{"sig", "業種別"}, {"liaison", "連携"}, {"cross_group", "横断"}};
constexpr Word urgency_words[] = {{"days", "数日のうちに"}, {"hours", "数時間のうちに"}, {"now", "いますぐ"}};
constexpr Word rescue_state_words[] = {{"asked", "求めあり"},       {"accepted", "受け付けた"}, {"remote", "遠隔で支援中"},
                                       {"on_site", "現地で支援中"}, {"closed", "終了"},         {"declined", "対象外"}};
constexpr Word referral_state_words[] = {{"proposed", "同意待ち"}, {"consented", "同意済み"}, {"sent", "渡した"}, {"withdrawn", "取下げ"}};
constexpr Word referral_scope_words[] = {{"indicators", "手がかりだけ"}, {"masked", "匿名のもの"}, {"original", "元のファイル"}};
constexpr Word proposal_state_words[] = {{"open", "検討中"}, {"published", "公開済み"}, {"declined", "見送り"}, {"withdrawn", "取下げ"}};
constexpr Word forum_kind_words[] = {{"trend", "手口の動向"}, {"measure", "対策"}, {"problem", "課題"}};
constexpr Word forum_source_words[] = {{"government", "行政機関"}, {"police", "警察"},     {"response_team", "対応チーム"},
                                       {"association", "団体"},    {"member", "参加組織"}, {"hub", "ハブ"},
                                       {"desk", "相談窓口"}};
constexpr Word poll_state_words[] = {{"open", "受付中"}, {"counted", "集計済み"}, {"withdrawn", "取下げ"}};
constexpr Word warning_state_words[] = {{"arrived", "到着"}, {"looked", "照合済み"}, {"answered", "回答済み"}, {"recalled", "取消し"}};
constexpr Word invitation_state_words[] = {{"open", "未使用"}, {"used", "使用済み"}, {"revoked", "取消し"}};
constexpr Word reached_words[] = {{"firms", "企業"}, {"small_firms", "中小企業"}, {"universities", "大学"}, {"associations", "団体"}};
constexpr Word tlp_words[] = {{"CLEAR", "CLEAR"}, {"GREEN", "GREEN"}, {"AMBER", "AMBER"}, {"AMBER+STRICT", "AMBER+STRICT"}, {"RED", "RED"}};

std::span<const Word> list_of(HubWords list) {
  switch (list) {
    case HubWords::report_state: return report_state_words;
    case HubWords::triage: return triage_words;
    case HubWords::report_kind: return report_kind_words;
    case HubWords::share_state: return share_state_words;
    case HubWords::member_state: return member_state_words;
    case HubWords::member_class: return member_class_words;
    case HubWords::sig_kind: return sig_kind_words;
    case HubWords::urgency: return urgency_words;
    case HubWords::rescue_state: return rescue_state_words;
    case HubWords::referral_state: return referral_state_words;
    case HubWords::referral_scope: return referral_scope_words;
    case HubWords::proposal_state: return proposal_state_words;
    case HubWords::forum_kind: return forum_kind_words;
    case HubWords::forum_source: return forum_source_words;
    case HubWords::poll_state: return poll_state_words;
    case HubWords::warning_state: return warning_state_words;
    case HubWords::invitation_state: return invitation_state_words;
    case HubWords::reached: return reached_words;
    case HubWords::tlp: return tlp_words;
  }
  return {};
}

std::string choices_of(HubWords list) {
  std::string out;
  for (const Word& one : list_of(list)) out.append(out.empty() ? "" : ", ").append(one.identifier);
  return out;
}

// Verbs and the words of their options live as long as the program.
std::string_view kept(std::string text) {
  static std::deque<std::string> texts;
  return texts.emplace_back(std::move(text));
}

}  // namespace

std::string word_of(HubWords list, std::string_view identifier, Language language) {
  if (language == Language::ja)
    for (const Word& one : list_of(list))
      if (one.identifier == identifier) return std::string(one.ja);
  return std::string(identifier);
}

std::vector<Option> listing_options(const HubListing& listing, std::vector<Option> more) {
  std::vector<Option> out;
  for (const HubColumn& column : listing.columns) {
    const std::string choices = choices_of(column.words);
    out.push_back({.name = column.option,
                   .kind = OptionKind::repeated,
                   .metavar = "WORD",
                   .help = {.ja = kept(fmt::format("これだけ: {}", choices)), .en = kept(fmt::format("only these: {}", choices))}});
  }
  if (!listing.since.empty())
    out.push_back({.name = "since",
                   .kind = OptionKind::value,
                   .metavar = "DAY",
                   .help = {.ja = "この日からのものだけ", .en = "only those from this day on"}});
  out.insert(out.end(), more.begin(), more.end());
  return out;
}

Result<std::function<bool(const Json&)>> filter_of(const Arguments& arguments, const HubListing& listing, const Zone& zone) {
  struct Wanted {
    std::string member;
    std::vector<std::string> values;
  };
  std::vector<Wanted> wanted;
  for (const HubColumn& column : listing.columns) {
    Wanted one{.member = std::string(column.member), .values = arguments.all(column.option)};
    for (std::string& value : one.values) {
      if (column.words == HubWords::tlp) value = TRY(tlp_named(column.option, value));
      const auto list = list_of(column.words);
      if (std::ranges::find(list, std::string_view(value), &Word::identifier) == list.end())
        return error(ErrorCode::usage, "--{} '{}': one of {} is needed", column.option, value, choices_of(column.words));
    }
    if (!one.values.empty()) wanted.push_back(std::move(one));
  }
  std::optional<Day> since;
  if (!listing.since.empty() && arguments.has("since")) {
    const auto day = Day::parse(arguments.value("since"));
    if (!day) return error(ErrorCode::usage, "--since '{}': a day is needed, as 2026-04-01", arguments.value("since"));
    since = *day;
  }
  return [wanted = std::move(wanted), since, zone, member = std::string(listing.since)](const Json& row) {
    for (const Wanted& one : wanted)
      if (std::ranges::find(one.values, row[one.member].text()) == one.values.end()) return false;
    if (!since) return true;
    const Json& moment = row[member];  // of steps: when the first was done
    const bool steps = moment.is_array() && !moment.items().empty();
    const auto at = Instant::parse(steps ? moment.items().front()["at"].text() : moment.text());
    return at && zone.day_of(*at) >= *since;
  };
}

Result<std::string> tlp_named(std::string_view option, std::string_view text) {
  std::string label = ascii_lower(text);
  std::ranges::transform(label, label.begin(), [](char c) { return c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c; });
  if (label.starts_with("TLP:")) label.erase(0, 4);
  if (label == "AMBER_STRICT" || label == "AMBER-STRICT") label = "AMBER+STRICT";
  if (share::is_tlp(label)) return label;
  return error(ErrorCode::usage, "--{} '{}': one of {} is needed", option, text, choices_of(HubWords::tlp));
}

}  // namespace sekimori::cli
