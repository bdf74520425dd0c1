#include "feature/teach/newsletter/newsletter_book.h"

#include <algorithm>
#include <charconv>

#include "base/text.h"
#include "feature/teach/mail_address.h"
#include "feature/teach/newsletter/issue_days.h"
#include "feature/teach/one_line.h"
#include "record/running_number.h"

namespace sekimori::teach {
namespace {

constexpr std::size_t longest_text = 20'000;  // code points of a section
constexpr std::uint64_t largest_edition = 4 << 20;

void describe_issue(const Issue& issue, record::Draft& draft) {
  draft.summary = Json::object({{"number", issue.number}, {"state", name_of(issue.state)}, {"day", issue.day.to_string()}});
  draft.keys = {{"number", issue.number, record::Uniqueness::unique},
                {"state", std::string(name_of(issue.state)), record::Uniqueness::shared}};
}

record::Actor own_work() { return record::Actor::system("newsletter"); }

bool is_number(std::string_view text) {
  return !text.empty() && text.size() <= 6 && text.front() != '0' && std::ranges::all_of(text, [](char c) { return c >= '0' && c <= '9'; });
}

Result<void> check_text(const model::Wording& text) {
  if (trim(text.ja).empty()) return error(ErrorCode::invalid_input, "a section needs a Japanese text");
  for (const std::string* one : {&text.ja, &text.en}) {
    if (!is_valid_utf8(*one)) return error(ErrorCode::invalid_input, "a section's text is UTF-8");
    if (count_code_points(*one) > longest_text) return error(ErrorCode::invalid_input, "a section has at most {} characters", longest_text);
    if (std::ranges::any_of(*one, [](char c) { return (static_cast<unsigned char>(c) < 0x20 && c != '\n') || c == 0x7f; }))
      return error(ErrorCode::invalid_input, "a section's text has no control characters");
  }
  return {};
}

std::string_view paragraph_of(const model::PublishedPassage& passage, Language language) {
  return language == Language::ja ? passage.body.ja : passage.body.en;
}

// Nobody is asked for a text by a day that has passed already; the day of the issue is the latest.
void due_in_time(Issue& issue, Day today) {
  for (IssueSection& one : issue.sections)
    if (one.due) one.due = std::min(std::max(*one.due, today), issue.day);
}

std::string joined(std::string_view before, std::string_view more) {
  return before.empty() ? std::string(more) : fmt::format("{}\n\n{}", before, more);
}

}  // namespace

NewsletterBook::NewsletterBook(const LetterParts& parts, SubscriberBook& subscribers)
    : parts_(parts),
      subscribers_(subscribers),
      letters_(parts.clock, parts.random),
      shelf_(parts.database, parts.records, parts.clock, parts.random, "newsletter_issue", issue_from_json, describe_issue) {}

Result<std::string> NewsletterBook::next_regular(sql::Transaction& tx, std::string_view first) {
  int last = 0;
  for (const KnownIssue& known : TRY(shelf_.list(tx, own_work())))
    if (known.value.kind == IssueKind::regular) last = std::max(last, std::atoi(known.value.number.c_str()));
  if (first.empty()) return std::to_string(last + 1);
  if (!is_number(first)) return error(ErrorCode::invalid_input, "'{}' is no number of an issue", first);
  if (last != 0) return error(ErrorCode::conflict, "issues are numbered already: the next one is {}", last + 1);
  return std::string(first);
}

Result<KnownIssue> NewsletterBook::open(const record::Actor& actor, const NewIssueWish& wish) {
  const Day today = parts_.zone.day_of(parts_.clock.now());
  return parts_.database.write([&](sql::Transaction& tx) -> Result<KnownIssue> {
    if (wish.kind == IssueKind::extra) {
      if (!wish.number.empty()) return error(ErrorCode::invalid_input, "an extra issue gets its number by itself");
      const Day day = wish.day.value_or(today);
      const std::string prefix = fmt::format("extra-{}-", day.year());
      const auto all = TRY(shelf_.list(tx, own_work()));
      const auto before = std::ranges::count_if(all, [&](const KnownIssue& one) { return one.value.number.starts_with(prefix); });
      Issue made = new_issue(fmt::format("{}{}", prefix, before + 1), IssueKind::extra, day);
      due_in_time(made, today);
      return shelf_.create(tx, actor, made, "opened");
    }
    Day from = today;
    for (const KnownIssue& known : TRY(shelf_.list(tx, own_work())))
      if (known.value.kind == IssueKind::regular) from = std::max(from, Day{known.value.day.number + 1});
    const Day day = wish.day.value_or(next_issue_day(from));
    return shelf_.create(tx, actor, new_issue(TRY(next_regular(tx, wish.number)), IssueKind::regular, day), "opened");
  });
}

Result<KnownIssue> NewsletterBook::find(const record::Actor& actor, std::string_view number) {
  auto found = TRY(shelf_.find_by(actor, "number", number));
  if (!found) return error(ErrorCode::not_found, "no issue {} in sight", number);
  return *std::move(found);
}

Result<std::vector<KnownIssue>> NewsletterBook::list(const record::Actor& actor) {
  auto out = TRY(shelf_.list(actor));
  std::ranges::sort(out, [](const KnownIssue& a, const KnownIssue& b) {
    return a.value.day != b.value.day ? a.value.day > b.value.day : a.value.number > b.value.number;
  });
  return out;
}

Result<KnownIssue> NewsletterBook::step(const record::Actor& actor, std::string_view number, record::Verb verb, std::string_view action,
                                        std::string_view reason, const std::function<Result<void>(Issue&)>& edit) {
  const KnownIssue known = TRY(find(actor, number));
  return shelf_.change(actor, known.id, reason, edit, verb, fmt::format("newsletter_issue.{}", action));
}

Result<KnownIssue> NewsletterBook::edit_section(const record::Actor& actor, std::string_view number, std::string_view section,
                                                std::string_view action, const Edit& edit) {
  const SectionPlan* const plan = newsletter_plan().find(section);
  if (plan == nullptr) return error(ErrorCode::not_found, "an issue has no section '{}'", section);
  if (!plan->fixed.ja.empty()) return error(ErrorCode::invalid_input, "the section '{}' always says the same", section);
  return step(actor, number, record::Verb::update, action, fmt::format("section {}", section), [&](Issue& issue) -> Result<void> {
    if (issue.state != IssueState::open)
      return error(ErrorCode::conflict, "issue {} is {}: send it back first", number, name_of(issue.state));
    IssueSection* const one = issue.find(section);
    if (one == nullptr) return error(ErrorCode::not_found, "an issue has no section '{}'", section);
    return edit(issue, *one);
  });
}

Result<KnownIssue> NewsletterBook::assign(const record::Actor& actor, std::string_view number, std::string_view section,
                                          std::string_view contributor, std::string_view mail, std::optional<Day> due) {
  if (!mail.empty()) TRY(check_mail_address(mail));
  TRY(check_one_line(trim(contributor), longest_name));
  return edit_section(actor, number, section, "assign", [&](Issue& issue, IssueSection& one) -> Result<void> {
    if (due && *due > issue.day)
      return error(ErrorCode::invalid_input, "a text is due before the issue goes out on {}", issue.day.to_string());
    one.contributor = trim(contributor);
    one.mail = mail;
    if (due) one.due = due;
    one.reminded_at.reset();
    return {};
  });
}

Result<KnownIssue> NewsletterBook::write(const record::Actor& actor, std::string_view number, std::string_view section,
                                         const model::Wording& text) {
  TRY(check_text(text));
  return edit_section(actor, number, section, "write", [&](Issue&, IssueSection& one) -> Result<void> {
    one.text = text;
    one.state = SectionState::written;
    // A paragraph that is not in the text any more was not drawn into it.
    std::erase_if(one.drawn, [&](const DrawnPassage& drawn) { return !text.ja.contains("[" + drawn.number + "]"); });
    return {};
  });
}

Result<KnownIssue> NewsletterBook::rest(const record::Actor& actor, std::string_view number, std::string_view section) {
  return edit_section(actor, number, section, "rest", [&](Issue&, IssueSection& one) -> Result<void> {
    const SectionPlan* const plan = newsletter_plan().find(section);
    if (!plan->may_rest) return error(ErrorCode::invalid_input, "the section '{}' never rests", section);
    one.state = SectionState::resting;
    one.text = {};
    one.drawn.clear();
    return {};
  });
}

Result<std::vector<model::PublishedPassage>> NewsletterBook::passages() {
  if (passages_ == nullptr) return std::vector<model::PublishedPassage>();
  return passages_->all();
}

Result<KnownIssue> NewsletterBook::draw(const record::Actor& actor, std::string_view number, std::string_view section,
                                        std::string_view passage) {
  if (passages_ == nullptr) return error(ErrorCode::not_found, "no published passage {} in sight", passage);
  const model::PublishedPassage drawn = TRY(passages_->passage(passage));
  return edit_section(actor, number, section, "draw", [&](Issue&, IssueSection& one) -> Result<void> {
    if (std::ranges::any_of(one.drawn, [&](const DrawnPassage& known) { return known.number == drawn.number; }))
      return error(ErrorCode::conflict, "{} is in the section already", drawn.number);
    one.text.ja = joined(one.text.ja, fmt::format("■ {} [{}]\n{}", drawn.title.ja, drawn.number, drawn.body.ja));
    one.text.en = joined(one.text.en, fmt::format("* {} [{}]\n{}", drawn.title.en, drawn.number, drawn.body.en));
    one.drawn.push_back({drawn.number, drawn.sha256});
    one.state = SectionState::written;
    return {};
  });
}

Result<KnownIssue> NewsletterBook::move(const record::Actor& actor, std::string_view number, Day day) {
  const Day today = parts_.zone.day_of(parts_.clock.now());
  if (day < today) return error(ErrorCode::invalid_input, "{} has passed: an issue is moved to a day that comes", day.to_string());
  const KnownIssue moved = TRY(find(actor, number));
  if (moved.value.kind == IssueKind::regular)
    for (const KnownIssue& other : TRY(shelf_.list(own_work()))) {
      if (other.value.kind != IssueKind::regular || other.value.number == moved.value.number) continue;
      const bool before = std::atoi(other.value.number.c_str()) < std::atoi(moved.value.number.c_str());
      if (before ? day <= other.value.day : day >= other.value.day)
        return error(ErrorCode::invalid_input, "issue {} goes out on {}: the numbers would not follow each other", other.value.number,
                     other.value.day.to_string());
    }
  return step(actor, number, record::Verb::update, "move", day.to_string(), [&](Issue& issue) -> Result<void> {
    if (issue.state != IssueState::open)
      return error(ErrorCode::conflict, "issue {} is {}: send it back first", number, name_of(issue.state));
    const std::int32_t later = day.number - issue.day.number;
    for (IssueSection& one : issue.sections)
      if (one.due) one.due->number += later;
    issue.day = day;
    due_in_time(issue, today);
    return {};
  });
}

Result<Edition> NewsletterBook::edition(std::string_view sha256) {
  const Digest digest = TRY(blob::parse_digest(sha256));
  const Bytes bytes = TRY(parts_.blobs.get(digest, blob::Verify::yes, largest_edition));
  return edition_from_json(TRY(Json::parse(as_text(bytes))));
}

Result<Edition> NewsletterBook::preview(const record::Actor& actor, std::string_view number) {
  const KnownIssue known = TRY(find(actor, number));
  if (known.value.state != IssueState::open) return edition(known.value.sha256);
  return edition_of(known.value);
}

Result<void> NewsletterBook::check_ready(const Issue& issue) {
  std::string waiting;
  for (const IssueSection& one : issue.sections) {
    if (one.state == SectionState::waiting) waiting += (waiting.empty() ? "" : ", ") + one.id;
    for (const DrawnPassage& drawn : one.drawn) {
      if (passages_ == nullptr) return error(ErrorCode::not_found, "no published passage {} in sight", drawn.number);
      const model::PublishedPassage now = TRY(passages_->passage(drawn.number));
      if (now.sha256 != drawn.sha256 || !one.text.ja.contains(paragraph_of(now, Language::ja)) ||
          (!one.text.en.empty() && !one.text.en.contains(paragraph_of(now, Language::en))))
        return error(ErrorCode::conflict, "{} in the section {}: these are not the words that passed the gate", drawn.number, one.id);
    }
  }
  if (!waiting.empty()) return error(ErrorCode::invalid_input, "issue {}: still without a text: {}", issue.number, waiting);
  const auto old = TRY(parts_.database.read([&](sql::Transaction& tx) {
    return tx.query_one("SELECT COUNT(*) FROM newsletter_address WHERE state = 0 AND charset = ?",
                        static_cast<std::int64_t>(MailCharset::iso_2022_jp));
  }));
  if (old->integer(0) > 0) TRY(IssueMail::check(edition_of(issue), MailCharset::iso_2022_jp));
  return {};
}

Result<KnownIssue> NewsletterBook::submit(const record::Actor& actor, std::string_view number) {
  const KnownIssue known = TRY(find(actor, number));
  TRY(record::Permissions::standard().check(actor, record::Verb::update, {.kind = "newsletter_issue", .id = known.id}));
  TRY(check_ready(known.value));
  const Edition edition = edition_of(known.value);
  const std::string bytes = to_json(edition).dump();
  const blob::BlobInfo kept = TRY(parts_.blobs.put(as_bytes(bytes)));
  return shelf_.change(
      actor, known.id, "submitted",
      [&](Issue& issue) -> Result<void> {
        if (issue.state != IssueState::open) return error(ErrorCode::conflict, "issue {} is {} already", number, name_of(issue.state));
        if (edition_of(issue).sha256() != to_hex(kept.digest))
          return error(ErrorCode::conflict, "{} changed meanwhile; read it anew", number);
        issue.state = IssueState::submitted;
        issue.sha256 = to_hex(kept.digest);
        issue.submitted_by = actor.account;
        issue.submitted_at = parts_.clock.now();
        return {};
      },
      record::Verb::update, "newsletter_issue.submit");
}

Result<KnownIssue> NewsletterBook::approve(const record::Actor& actor, std::string_view number, std::string_view sha256) {
  return step(actor, number, record::Verb::approve, "approve", "approved", [&](Issue& issue) -> Result<void> {
    if (issue.state != IssueState::submitted)
      return error(ErrorCode::conflict, "issue {} is {}, not submitted", number, name_of(issue.state));
    if (actor.account == issue.submitted_by)
      return error(ErrorCode::not_permitted, "issue {}: whoever submitted it does not approve it; a second person does", number);
    if (issue.sha256 != sha256)
      return error(ErrorCode::conflict, "issue {}: what was submitted is {}, not {}; read it anew", number, issue.sha256, sha256);
    issue.state = IssueState::approved;
    issue.approved_by = actor.account;
    issue.approved_at = parts_.clock.now();
    return {};
  });
}

Result<KnownIssue> NewsletterBook::send_back(const record::Actor& actor, std::string_view number, std::string_view reason) {
  if (trim(reason).empty()) return error(ErrorCode::invalid_input, "sending an issue back needs a reason");
  return step(actor, number, record::Verb::update, "send_back", reason, [&](Issue& issue) -> Result<void> {
    if (issue.state != IssueState::submitted && issue.state != IssueState::approved)
      return error(ErrorCode::conflict, "issue {} is {}: it cannot be sent back", number, name_of(issue.state));
    issue.state = IssueState::open;
    issue.sha256.clear();
    issue.submitted_by.clear();
    issue.approved_by.clear();
    issue.submitted_at.reset();
    issue.approved_at.reset();
    return {};
  });
}

Result<int> NewsletterBook::remind(int days) {
  const Day today = parts_.zone.day_of(parts_.clock.now());
  int letters = 0;
  for (const KnownIssue& known : TRY(shelf_.list(own_work(), "state", "open"))) {
    const auto done = parts_.database.write([&](sql::Transaction& tx) -> Result<int> {
      std::vector<const IssueSection*> due;
      for (const IssueSection& one : known.value.sections) {
        const bool soon = one.due && one.due->number - days <= today.number;
        // Once before the day, and once more when it has passed.
        const bool told = one.reminded_at && (one.due >= today || parts_.zone.day_of(*one.reminded_at) > one.due);
        if (one.state == SectionState::waiting && !one.mail.empty() && soon && !told) due.push_back(&one);
      }
      if (due.empty()) return 0;
      for (const IssueSection* one : due) {
        const SectionPlan* const plan = newsletter_plan().find(one->id);
        TRY(letters_.put(tx, {.to = one->mail,
                              .kind = "contributor_reminder",
                              .language = Language::ja,
                              .values = {{"section", plan->title.ja},
                                         {"issue", number_text(known.value, Language::ja)},
                                         {"name", one->contributor},
                                         {"due", one->due->to_string()},
                                         {"asks", plan->asks.ja}},
                              .key = fmt::format("reminder/{}/{}/{}", known.value.number, one->id, today.to_string())}));
      }
      TRY(shelf_.change(
          tx, own_work(), known.id, "reminded",
          [&](Issue& issue) -> Result<void> {
            for (const IssueSection* one : due) issue.find(one->id)->reminded_at = parts_.clock.now();
            return {};
          },
          record::Verb::update, "newsletter_issue.remind"));
      return static_cast<int>(due.size());
    });
    letters += TRY(done);
  }
  return letters;
}

Result<KnownIssue> NewsletterBook::begin_sending(const record::Actor& actor, std::string_view number) {
  const KnownIssue known = TRY(find(actor, number));
  if (known.value.state == IssueState::sending || known.value.state == IssueState::sent) return known;
  return step(actor, number, record::Verb::export_, "send", "sending begins", [&](Issue& issue) -> Result<void> {
    if (issue.state != IssueState::approved)
      return error(ErrorCode::conflict, "issue {} is {}, not approved", number, name_of(issue.state));
    if (parts_.zone.day_of(parts_.clock.now()) < issue.day)
      return error(ErrorCode::conflict, "issue {} goes out on {}", number, issue.day.to_string());
    issue.state = IssueState::sending;
    return {};
  });
}

Result<KnownIssue> NewsletterBook::finish_sending(const record::Actor& actor, std::string_view number, const SendingCounts& counts) {
  const KnownIssue known = TRY(find(actor, number));
  for (const SendingLog::Refused& one : TRY(SendingLog(parts_).refused(std::string(number)))) {
    const std::size_t status = one.reply.find("5.");
    TRY(subscribers_.take_bounce(
        {.issue = std::string(number),
         .address_id = one.address_id,
         .status = status == std::string::npos ? "5.0.0" : one.reply.substr(status, one.reply.find(' ', status) - status),
         .diagnostic = one.reply,
         .hard = one.reply.starts_with('5')}));
  }
  return shelf_.change(
      actor, known.id, fmt::format("{} of {} mails accepted", counts.accepted, counts.total),
      [&](Issue& issue) -> Result<void> {
        if (issue.state != IssueState::sending && issue.state != IssueState::sent)
          return error(ErrorCode::conflict, "issue {} is {}, not being sent", number, name_of(issue.state));
        issue.state = IssueState::sent;
        const Instant now = parts_.clock.now();
        if (!issue.sent_at) issue.sent_at = std::min(counts.finished_at.value_or(now), now);
        issue.addresses = counts.total;
        issue.accepted = counts.accepted;
        issue.refused = counts.refused;
        issue.unknown = counts.unknown;
        return {};
      },
      record::Verb::export_, "newsletter_issue.sent");
}

Result<std::vector<std::string>> NewsletterBook::due() {
  const Day today = parts_.zone.day_of(parts_.clock.now());
  std::vector<std::string> out;
  for (const std::string_view state : {"sending", "approved"})
    for (const KnownIssue& known : TRY(shelf_.list(own_work(), "state", state)))
      if (known.value.day <= today) out.push_back(known.value.number);
  return out;
}

Result<std::vector<ArchiveEntry>> NewsletterBook::archive(std::string_view words, Language language) {
  auto issues = TRY(shelf_.list(own_work(), "state", "sent"));
  std::ranges::sort(issues, [](const KnownIssue& a, const KnownIssue& b) { return a.value.sent_at > b.value.sent_at; });
  const std::string wanted = fold(trim(words));
  std::vector<ArchiveEntry> out;
  for (const KnownIssue& known : issues) {
    const Issue& issue = known.value;
    const Edition edition = TRY(this->edition(issue.sha256));
    const EditionPart& part = edition.in(language);
    ArchiveEntry entry{.number = issue.number,
                       .title = part.subject,
                       .day = issue.day,
                       .sent_at = issue.sent_at.value_or(Instant{}),
                       .sha256 = issue.sha256,
                       .around = {}};
    if (!wanted.empty()) {
      std::string text = part.text;
      std::erase(text, '\n');  // words are broken by lines
      const std::string folded = fold(text);
      bool all = true;
      for (std::size_t at = 0; at < wanted.size() && all;) {
        const std::size_t end = std::min(wanted.find(' ', at), wanted.size());
        all = folded.contains(std::string_view(wanted).substr(at, end - at));
        at = end + 1;
      }
      if (!all) continue;
      const std::u32string signs = to_utf32(folded), first = to_utf32(std::string_view(wanted).substr(0, wanted.find(' ')));
      constexpr std::size_t before = 30, length = 90;
      const std::size_t at = signs.find(first);
      entry.around = to_utf8(std::u32string_view(signs).substr(at > before ? at - before : 0, length));
    }
    out.push_back(std::move(entry));
  }
  return out;
}

Result<std::pair<Issue, Edition>> NewsletterBook::archived(std::string_view number) {
  const auto known = TRY(shelf_.find_by(own_work(), "number", number));
  if (!known || known->value.state != IssueState::sent) return error(ErrorCode::not_found, "the archive has no issue {}", number);
  Edition kept = TRY(edition(known->value.sha256));
  return std::pair(known->value, std::move(kept));
}

}  // namespace sekimori::teach
