#include "feature/consult/consultation_codes.h"

#include <string>

#include "model/names.h"

namespace sekimori::consult {
namespace {

constexpr std::array<std::string_view, 4> channels = {"telephone", "mail", "web", "node"};
constexpr std::array<std::string_view, 8> classes = {"unknown",         "sme",       "large",      "university",
                                                     "public_research", "supporter", "individual", "other"};
constexpr std::array<std::string_view, 7> bands = {"unknown", "to_20", "to_50", "to_100", "to_300", "to_1000", "above_1000"};
constexpr std::array<std::string_view, content_count> contents = {"open_close",      "secret_management", "leak",
                                                                  "leak_prevention", "ip_strategy",       "ip_general"};
constexpr std::array<std::string_view, 11> sources = {"unknown", "seminar", "news",       "web",       "leaflet", "branch",
                                                      "chamber", "police",  "other_desk", "returning", "other"};
constexpr std::array<std::string_view, 3> urgencies = {"ordinary", "soon", "urgent"};
constexpr std::array<std::string_view, 6> states = {"received", "triaged", "in_work", "waiting", "answered", "closed"};
constexpr std::array<std::string_view, 4> targets = {"police", "security_desk", "jc3", "rescue"};
constexpr std::array<std::string_view, 3> mail_wishes = {"none", "notice", "text"};

constexpr std::array<Text, 4> channel_titles = {{{.ja = "電話", .en = "telephone"},
                                                 {.ja = "メール", .en = "mail"},
                                                 {.ja = "ウェブ", .en = "web"},
                                                 {.ja = "企業のノード", .en = "a firm's node"}}};
constexpr std::array<Text, 8> class_titles = {{{.ja = "不明", .en = "not known"},
                                               {.ja = "中小企業", .en = "small and medium firms"},
                                               {.ja = "大企業", .en = "large firms"},
                                               {.ja = "大学", .en = "universities"},
                                               {.ja = "公的研究機関", .en = "public research institutes"},
                                               {.ja = "支援機関・士業", .en = "supporters and professions"},
                                               {.ja = "個人", .en = "individuals"},
                                               {.ja = "その他", .en = "others"}}};
constexpr std::array<Text, 7> band_titles = {{{.ja = "不明", .en = "not known"},
                                              {.ja = "20人以下", .en = "up to 20"},
                                              {.ja = "21~50人", .en = "21 to 50"},
                                              {.ja = "51~100人", .en = "51 to 100"},
                                              {.ja = "101~300人", .en = "101 to 300"},
                                              {.ja = "301~1,000人", .en = "301 to 1,000"},
                                              {.ja = "1,001人以上", .en = "1,001 and more"}}};
constexpr std::array<Text, content_count> content_titles = {{{.ja = "オープン・クローズ", .en = "open and close"},
                                                             {.ja = "営業秘密管理", .en = "secret management"},
                                                             {.ja = "流出・漏えい(被害)", .en = "leaks (damage)"},
                                                             {.ja = "流出防止", .en = "prevention of leaks"},
                                                             {.ja = "知財戦略", .en = "IP strategy"},
                                                             {.ja = "知財制度一般", .en = "IP in general"}}};
constexpr std::array<Text, 11> source_titles = {{{.ja = "不明", .en = "not known"},
                                                 {.ja = "セミナー", .en = "a seminar"},
                                                 {.ja = "事件の報道", .en = "news of an incident"},
                                                 {.ja = "ウェブ", .en = "the web"},
                                                 {.ja = "パンフレット・ポスター", .en = "leaflet or poster"},
                                                 {.ja = "支部の窓口", .en = "a branch"},
                                                 {.ja = "商工会議所など", .en = "a chamber of commerce"},
                                                 {.ja = "警察", .en = "the police"},
                                                 {.ja = "他の窓口", .en = "another desk"},
                                                 {.ja = "再度の相談", .en = "asked before"},
                                                 {.ja = "その他", .en = "other"}}};
constexpr std::array<Text, 3> urgency_titles = {
    {{.ja = "通常", .en = "ordinary"}, {.ja = "早めに", .en = "soon"}, {.ja = "緊急", .en = "urgent"}}};

template <class Enum>
constexpr std::size_t place(Enum one) {
  return static_cast<std::size_t>(one);
}

}  // namespace

std::string_view name_of(Channel one) { return channels.at(place(one)); }
std::string_view name_of(AskerClass one) { return classes.at(place(one)); }
std::string_view name_of(EmployeeBand one) { return bands.at(place(one)); }
std::string_view name_of(Content one) { return contents.at(place(one)); }
std::string_view name_of(ContactSource one) { return sources.at(place(one)); }
std::string_view name_of(Urgency one) { return urgencies.at(place(one)); }
std::string_view name_of(ConsultationState one) { return states.at(place(one)); }
std::string_view name_of(DeskReferralTarget one) { return targets.at(place(one)); }
std::string_view name_of(MailWish one) { return mail_wishes.at(place(one)); }

Text title_of(Channel one) { return channel_titles.at(place(one)); }
Text title_of(AskerClass one) { return class_titles.at(place(one)); }
Text title_of(EmployeeBand one) { return band_titles.at(place(one)); }
Text title_of(Content one) { return content_titles.at(place(one)); }
Text title_of(ContactSource one) { return source_titles.at(place(one)); }
Text title_of(Urgency one) { return urgency_titles.at(place(one)); }

std::optional<Channel> channel_from(std::string_view name) { return model::value_named<Channel>(channels, name); }
std::optional<AskerClass> asker_class_from(std::string_view name) { return model::value_named<AskerClass>(classes, name); }
std::optional<EmployeeBand> employee_band_from(std::string_view name) { return model::value_named<EmployeeBand>(bands, name); }
std::optional<Content> content_from(std::string_view name) { return model::value_named<Content>(contents, name); }
std::optional<ContactSource> contact_source_from(std::string_view name) { return model::value_named<ContactSource>(sources, name); }
std::optional<Urgency> urgency_from(std::string_view name) { return model::value_named<Urgency>(urgencies, name); }
std::optional<ConsultationState> consultation_state_from(std::string_view name) {
  return model::value_named<ConsultationState>(states, name);
}
std::optional<DeskReferralTarget> referral_target_from(std::string_view name) {
  return model::value_named<DeskReferralTarget>(targets, name);
}
std::optional<MailWish> mail_wish_from(std::string_view name) { return model::value_named<MailWish>(mail_wishes, name); }

std::optional<int> desk_from(std::string_view name) {
  for (int desk = main_desk; desk <= overseas_desk; ++desk)
    if (desk_name(desk) == name) return desk;
  if (name.size() == 1 && name.front() >= '1' && name.front() <= '9') return name.front() - '0';
  return {};
}

std::string_view desk_name(int desk) {
  static const auto names = [] {
    std::array<std::string, overseas_desk + 1> out;
    for (std::size_t i = 1; i < overseas_desk; ++i) out[i] = (i < 10 ? "0" : "") + std::to_string(i);
    out[main_desk] = "main";
    out[overseas_desk] = "overseas";
    return out;
  }();
  return names.at(static_cast<std::size_t>(desk));
}

}  // namespace sekimori::consult
