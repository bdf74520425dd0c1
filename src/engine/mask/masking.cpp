#include "engine/mask/masking.h"

#include <algorithm>
#include <map>

#include "base/text.h"
#include "engine/mask/format/inner_label.h"
#include "engine/mask/format/json_masker.h"
#include "engine/mask/format/mail_masker.h"
#include "engine/mask/format/table_masker.h"
#include "engine/mask/text/short_name.h"
#include "engine/mask/text/tight.h"

namespace sekimori::mask {
namespace {

std::string all_text(const Report& report) {
  std::string out;
  for (const ReportObject& object : report.objects) {
    for (const MailLine& line : object.headers) out += line.value + "\n";
    out += object.subject + "\n" + object.body + "\n";
  }
  return out;
}

// The member that a report names most: its recipients count more than a name in passing. An authority tells of others: it is nobody who
// hides.
std::optional<std::size_t> guess_member(const Report& report, const Knowledge& knowledge) {
  const Roster& roster = knowledge.roster();
  std::map<std::string, std::size_t> points;
  const auto credit = [&](std::string_view subject, std::size_t weight) {
    if (subject.starts_with("org:")) points[std::string(subject.substr(4))] += weight;
    if (subject.starts_with("person:"))
      if (const std::size_t slash = subject.find('/'); slash != std::string_view::npos)
        points[std::string(subject.substr(7, slash - 7))] += 1;
  };
  for (const View& view : views_of(to_utf32(all_text(report))))
    knowledge.find_words(view, [&](const Word& word, Side, std::size_t, std::size_t) {
      credit(word.subject, word.reason == Reason::common_name ? 0 : word.form == NameForm::whole ? 2 : 1);
    });
  for (const ReportObject& object : report.objects)
    for (const MailLine& line : object.headers)
      if (line.name == "to" || line.name == "cc" || line.name == "delivered-to" || line.name == "x-original-to")
        for (const MailAddress& one : mail_addresses(line.value))
          if (const auto owner = knowledge.owner_of_host(std::string_view(one.address).substr(one.address.rfind('@') + 1)))
            credit(owner->subject, 20);
  std::optional<std::size_t> best;
  std::size_t most = 0;
  for (const auto& [id, count] : points) {
    const auto index = roster.find(id);
    if (!index || roster.organisations[*index].partner || count <= most) continue;
    if (roster.organisations[*index].standing == Standing::authority) continue;
    most = count;
    best = index;
  }
  return most >= 2 ? best : std::nullopt;
}

// Where the text says more about the reporter than the attributes do.
void learn_attributes(Knowledge& knowledge, const Roster& roster, std::size_t member, std::string_view audience,
                      const Attributes& attributes) {
  const Organisation& one = roster.organisations[member];
  const auto learn = [&](std::string_view text) {
    if (!text.empty() && text != nothing_said)
      knowledge.learn_word(text, Identifier::attribute_combination, Side::victim, Reason::derived, "attribute");
  };
  if (attributes.region != one.prefecture && !one.prefecture.empty()) {
    learn(one.prefecture);
    static constexpr std::pair<std::string_view, std::string_view> latin[] = {
        {"北海道", "Hokkaido"},    {"青森県", "Aomori"},    {"岩手県", "Iwate"},    {"宮城県", "Miyagi"},     {"秋田県", "Akita"},
        {"山形県", "Yamagata"},    {"福島県", "Fukushima"}, {"茨城県", "Ibaraki"},  {"栃木県", "Tochigi"},    {"群馬県", "Gunma"},
        {"埼玉県", "Saitama"},     {"千葉県", "Chiba"},     {"東京都", "Tokyo"},    {"神奈川県", "Kanagawa"}, {"新潟県", "Niigata"},
        {"富山県", "Toyama"},      {"石川県", "Ishikawa"},  {"福井県", "Fukui"},    {"山梨県", "Yamanashi"},  {"長野県", "Nagano"},
        {"岐阜県", "Gifu"},        {"静岡県", "Shizuoka"},  {"愛知県", "Aichi"},    {"三重県", "Mie"},        {"滋賀県", "Shiga"},
        {"京都府", "Kyoto"},       {"大阪府", "Osaka"},     {"兵庫県", "Hyogo"},    {"奈良県", "Nara"},       {"和歌山県", "Wakayama"},
        {"鳥取県", "Tottori"},     {"島根県", "Shimane"},   {"岡山県", "Okayama"},  {"広島県", "Hiroshima"},  {"山口県", "Yamaguchi"},
        {"徳島県", "Tokushima"},   {"香川県", "Kagawa"},    {"愛媛県", "Ehime"},    {"高知県", "Kochi"},      {"福岡県", "Fukuoka"},
        {"佐賀県", "Saga"},        {"長崎県", "Nagasaki"},  {"熊本県", "Kumamoto"}, {"大分県", "Oita"},       {"宮崎県", "Miyazaki"},
        {"鹿児島県", "Kagoshima"}, {"沖縄県", "Okinawa"}};
    for (const auto& [ja, en] : latin)
      if (ja == one.prefecture) learn(en);
    // 神奈川 without 県
    std::u32string shorter = to_utf32(one.prefecture);
    if (shorter.size() >= 3 && one.prefecture != "北海道") shorter.pop_back();
    if (shorter.size() >= 2)
      knowledge.learn_word(to_utf8(shorter), Identifier::attribute_combination, Side::victim, Reason::derived, "attribute");
  }
  if (attributes.region == nothing_said) learn(region_at(one.prefecture, 1));
  for (const Industry* at = roster.industry(one.industry); at != nullptr; at = roster.industry(at->parent)) {
    if (at->id == attributes.industry) break;
    // The name of the SIG itself is no secret to it.
    const Sig* sig = roster.sig(audience);
    for (const std::string& label : {at->ja, at->en})
      if (sig == nullptr || (tight_word(sig->ja).find(tight_word(label)) == std::u32string::npos &&
                             tight_word(sig->en).find(tight_word(label)) == std::u32string::npos))
        learn(label);
  }
}

// Short forms of members' names, quoted names and boasts: no dictionary is sure of them, so a person judges.
void tell_short_names(const RosterIndex& index, std::string_view text, std::vector<ProperNoun>& nouns) {
  const Roster& roster = index.roster;
  std::map<std::string, std::size_t> counts;
  View view;
  view.text = to_utf32(text);
  index.doubtful.find_words(view, [&](const Word&, Side, std::size_t first, std::size_t end) {
    ++counts[to_utf8(std::u32string_view(view.text).substr(first, end - first))];
  });
  for (const Organisation& one : roster.organisations)
    for (const std::string& name : one.names)
      for (const std::string& stem : short_names(name))
        if (!counts.contains(stem))
          for (std::size_t at = text.find(stem); at != std::string_view::npos; at = text.find(stem, at + stem.size())) ++counts[stem];
  for (const std::string& phrase : telling_phrases(text)) ++counts[phrase];
  for (const auto& [phrase, count] : counts)
    if (std::ranges::find(nouns, phrase, &ProperNoun::text) == nouns.end()) nouns.push_back({phrase, count});
}

Json labels_of(const Roster& roster, const Attributes& attributes) {
  Json out = Json::object();
  if (const Industry* industry = roster.industry(attributes.industry))
    out.set("industry_ja", industry->ja).set("industry_en", industry->en);
  return out;
}

}  // namespace

std::optional<std::size_t> named_most(const Report& report, const RosterIndex& index) { return guess_member(report, index.knowledge); }

Result<Masking> mask_report(const Report& report, const Roster& roster, const MaskingPolicy& policy, const PhraseBook& phrases) {
  return mask_report(report, RosterIndex(roster), policy, phrases);
}

Result<Masking> mask_report(const Report& report, const RosterIndex& index, const MaskingPolicy& policy, const PhraseBook& phrases) {
  const Roster& roster = index.roster;
  if (report.format == ReportFormat::stix) TRY(check_stix(report.document));
  if (report.format == ReportFormat::misp) TRY(check_misp(report.document));
  Masking done;
  if (policy.member) {
    done.member = roster.find(*policy.member);
    if (!done.member || roster.organisations[*done.member].partner)
      return error(ErrorCode::not_found, "there is no member '{}' in the roster", *policy.member);
  } else {
    done.member = guess_member(report, index.knowledge);
    done.member_guessed = done.member.has_value();
  }
  std::string audience = policy.audience;
  if (audience.empty())
    audience = done.member && !roster.organisations[*done.member].sigs.empty() ? roster.organisations[*done.member].sigs.front()
                                                                               : std::string(across_audience);
  if (audience != across_audience && roster.sig(audience) == nullptr)
    return error(ErrorCode::not_found, "there is no SIG '{}' in the roster", audience);

  Knowledge knowledge(index.knowledge, done.member);
  TimeScale times(policy.times, policy.language);
  knowledge.stop_when(policy.stop);
  for (const HandMask& one : policy.by_hand.also) knowledge.mask_by_hand(one.text, one.identifier);
  for (const HandKeep& one : policy.by_hand.keep) knowledge.keep_by_hand(one.value);
  // What the report teaches, from what is surest on.
  if (policy.came) times.came(*policy.came);
  else if (policy.today != Day{}) times.came(Instant{policy.today.number * nanoseconds_per_day});
  switch (report.format) {
    case ReportFormat::mail: {
      const std::vector<MailRole> roles = mail_roles(report, knowledge);
      learn_mail(report, knowledge, times);
      for (std::size_t i = 0; i < report.objects.size(); ++i) {
        const ReportObject& object = report.objects[i];
        const TimeSource written = object.is_mail && roles[i] != MailRole::attack ? TimeSource::told : TimeSource::claimed;
        learn_from(object.subject, knowledge, times, written);
        if (object.is_mail) learn_from(object.body, knowledge, times, written);
        learn_from(object.hidden, knowledge, times, written);
      }
      break;
    }
    case ReportFormat::stix:
    case ReportFormat::misp: learn_json(report.document, report.format, knowledge, times); break;
    case ReportFormat::csv: learn_table(report.table, knowledge, times); break;
    case ReportFormat::text:
      learn_thread(report.objects.front().body, knowledge, times);
      learn_from(report.objects.front().body, knowledge, times);
      break;
  }
  const Day first = times.anchor() ? Zone::tokyo().day_of(*times.anchor()) : policy.today;
  if (!policy.epoch.empty()) TRY(Pseudonyms::epoch_start(policy.epoch));

  // Who could be meant?
  auto crowd = Crowd::divide(roster, audience, first.year(), first.month(),
                             done.member ? roster.organisations[*done.member].standing : Standing::firm);
  done.attributes.span = Span::around(first.year(), first.month(), Period::month);
  std::string epoch = policy.epoch.empty() ? Pseudonyms::epoch_of(done.attributes.span) : policy.epoch;
  if (crowd) {
    done.attributes.span = crowd->members().empty() ? done.attributes.span : TRY(crowd->attributes_of(crowd->members().front())).span;
    if (done.member) {
      auto attributes = crowd->attributes_of(*done.member);
      if (!attributes) done.refused = std::move(attributes).error();
      else done.attributes = *attributes;
    }
    times.say_no_finer_than(done.attributes.span);
    const std::vector<std::size_t> candidates = done.member ? crowd->candidates_of(*done.member) : crowd->members();
    done.residual.k = crowd->k();
    done.residual.floor = crowd->floor();
    done.residual.candidates = done.residual.candidates_together = count_groups(roster, candidates);
    done.residual.smallest_class = crowd->smallest_class();
    for (const std::size_t i : candidates) done.residual.candidate_ids.push_back(roster.organisations[i].id);
    epoch = policy.epoch.empty() ? Pseudonyms::epoch_of(done.attributes.span) : policy.epoch;
    if (const auto told = Span::parse(epoch);
        told && told->months() < done.attributes.span.months() && done.attributes.span.holds(*told) && !done.refused)
      done.refused =
          error(ErrorCode::not_permitted, "the epoch '{}' tells more of the time than '{}', the span in which enough members were there",
                epoch, done.attributes.span.to_string())
              .error();
    // Shares of another epoch, made from another report, cannot be laid beside this one: nothing tells that they are about the same member.
    std::vector<ReleasedShare> together = policy.earlier;
    std::erase_if(together,
                  [&](const ReleasedShare& one) { return !one.report.empty() && one.report != policy.report && one.epoch != epoch; });
    if (!together.empty() && done.member && !done.refused) {
      together.push_back({.audience = audience,
                          .epoch = epoch,
                          .pseudonym = {},
                          .attributes = done.attributes,
                          .report = {},
                          .could_be = done.residual.candidate_ids});
      done.residual.candidates_together = count_groups(roster, candidates_together(roster, together, done.member));
      if (done.residual.candidates_together < done.residual.floor)
        done.refused = error(ErrorCode::not_permitted, "beside earlier shares only {} members remain who could be meant; {} are needed",
                             done.residual.candidates_together, done.residual.floor)
                           .error();
    }
  } else {
    done.refused = crowd.error();
  }
  if (done.member) learn_attributes(knowledge, roster, *done.member, audience, done.attributes);
  if (done.member) knowledge.learn_short_forms(*done.member);
  knowledge.build();

  const Pseudonyms pseudonyms(policy.key, roster, {.id = audience, .epoch = epoch}, policy.language);
  const TextMasker masker(knowledge, pseudonyms, times);
  const MailMasker mail(knowledge, masker, pseudonyms);
  Json content;
  switch (report.format) {
    case ReportFormat::mail: content = mail.mask(report, done.outcome); break;
    case ReportFormat::stix:
      content = JsonMasker(knowledge, masker, mail, times, pseudonyms).mask_stix(report.document, done.outcome);
      break;
    case ReportFormat::misp:
      content = JsonMasker(knowledge, masker, mail, times, pseudonyms).mask_misp(report.document, done.outcome);
      break;
    case ReportFormat::csv: content = mask_table(report.table, masker, pseudonyms, done.outcome); break;
    case ReportFormat::text: content = mail.mask_thread("text", report.objects.front().body, true, done.outcome); break;
  }
  if (report.format != ReportFormat::mail)
    for (const ReportObject& object : report.objects)
      if (object.status != model::InspectionStatus::inspected || object.media_type.starts_with("image/"))
        done.outcome.unmaskable.push_back(
            {.place = "file", .media_type = object.media_type, .detail = std::string(model::name_of(object.reason))});

  if (knowledge.stopped()) return error(ErrorCode::interrupted, "masking was stopped");
  done.label = strictest_label(report);
  if (!done.label.empty()) take_labels_out(content, report.format);
  const std::string text = texts_of(content);
  done.residual.proper_nouns = unmatched_proper_nouns(text);
  tell_short_names(index, text, done.residual.proper_nouns);
  done.residual.phrases_compared = phrases.has_others(policy.report);
  if (done.residual.phrases_compared) done.residual.rare_phrases = phrases.rare_phrases(text, policy.report);

  Json attributes = done.attributes.to_json();
  for (const auto& [key, value] : labels_of(roster, done.attributes).members()) attributes.set(key, value);
  attributes.set("suppressed", done.attributes.suppressed());
  done.share = Json::object({{"version", 1}, {"format", std::string(name_of(report.format))}, {"audience", audience}, {"epoch", epoch}});
  if (!policy.terms.is_null()) done.share.set("terms", policy.terms);
  if (done.member) done.share.set("victim", pseudonyms.of(Identifier::organisation, "org:" + roster.organisations[*done.member].id));
  done.share.set("attributes", std::move(attributes)).set("content", std::move(content));
  if (done.refused) return done;

  const Gate gate(knowledge, &index.gate);
  done.leaks = gate.search(done.share.dump());
  auto passed = gate.admit(done.share);
  if (passed) done.released = std::move(*passed);
  else done.refused = std::move(passed).error();
  return done;
}

Json to_json(const Masking& masking, const Roster& roster, Originals originals) {
  const bool shown = originals == Originals::shown;
  Json changes = Json::array(), kept = Json::array(), unmaskable = Json::array(), counts = Json::object();
  for (const Change& change : masking.outcome.changes) {
    Json one = Json::object({{"place", change.place},
                             {"range", Json(Json::Array{Json(change.start), Json(change.end)})},
                             {"identifier", std::string(name_of(change.identifier))},
                             {"side", std::string(name_of(change.side))},
                             {"reason", std::string(name_of(change.reason))},
                             {"replacement", change.replacement}});
    if (!change.peeled.empty()) one.set("decoded", change.peeled);
    if (shown) one.set("before", change.before);
    changes.push(std::move(one));
    counts.set(name_of(change.identifier), counts[name_of(change.identifier)].integer_or(0) + 1);
  }
  for (const Kept& one : masking.outcome.kept)
    kept.push(Json::object({{"place", one.place},
                            {"range", Json(Json::Array{Json(one.start), Json(one.end)})},
                            {"indicator", std::string(name_of(one.indicator))},
                            {"side", std::string(name_of(one.side))},
                            {"reason", std::string(name_of(one.reason))},
                            {"value", one.value},
                            {"in_part", one.in_part}}));
  for (const Unmaskable& one : masking.outcome.unmaskable)
    unmaskable.push(Json::object(
        {{"place", one.place}, {"media_type", one.media_type}, {"reason", std::string(name_of(one.reason))}, {"detail", one.detail}}));
  const Residual& left = masking.residual;
  Json nouns = Json::array(), rare = Json::array();
  for (const ProperNoun& noun : left.proper_nouns)
    nouns.push(Json::object({{"text", noun.text}, {"count", static_cast<std::int64_t>(noun.count)}}));
  for (const std::string& phrase : left.rare_phrases) rare.push(phrase);
  Json residual = Json::object({{"k", static_cast<std::int64_t>(left.k)},
                                {"floor", static_cast<std::int64_t>(left.floor)},
                                {"candidates", static_cast<std::int64_t>(left.candidates)},
                                {"candidates_beside_earlier", static_cast<std::int64_t>(left.candidates_together)},
                                {"smallest_class", static_cast<std::int64_t>(left.smallest_class)},
                                {"proper_nouns", std::move(nouns)}});
  residual.set("rare_phrases", left.phrases_compared ? std::move(rare) : Json());
  if (shown) {
    Json who = Json::array();
    for (const std::string& id : left.candidate_ids) who.push(id);
    residual.set("candidate_members", std::move(who));
    if (masking.member) residual.set("member", roster.organisations[*masking.member].id).set("member_guessed", masking.member_guessed);
  }
  Json gate = Json::object({{"passed", masking.released.has_value()}});
  Json leaks = Json::array();
  for (const Leak& leak : masking.leaks) {
    if (leak.ground == LeakGround::not_searched) continue;  // "reason" says it
    Json one = Json::object({{"identifier", std::string(name_of(leak.identifier))}, {"decoded", leak.how}});
    if (shown) one.set("around", leak.around);
    leaks.push(std::move(one));
  }
  gate.set("leaks", std::move(leaks));
  if (masking.refused) gate.set("reason", masking.refused->message);
  Json out = Json::object({{"version", 1}});
  // What was refused is shown to a reviewer alone.
  out.set("share", masking.released ? masking.released->value() : shown ? masking.share : Json());
  out.set("sha256", masking.released ? Json(to_hex(masking.released->digest())) : Json());
  out.set("gate", std::move(gate)).set("changes", std::move(changes)).set("counts", std::move(counts)).set("kept", std::move(kept));
  out.set("label", masking.label.empty() ? Json() : Json(masking.label));
  out.set("unmaskable", std::move(unmaskable)).set("residual", std::move(residual));
  if (shown) {
    Json texts = Json::array();
    for (const MaskedText& one : masking.outcome.texts)
      texts.push(Json::object({{"place", one.place},
                               {"before", one.before},
                               {"after", one.after},
                               {"first_change", one.first_change},
                               {"end_change", one.end_change}}));
    out.set("texts", std::move(texts));
  }
  return out;
}

}  // namespace sekimori::mask
