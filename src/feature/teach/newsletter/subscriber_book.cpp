#include "feature/teach/newsletter/subscriber_book.h"

#include <algorithm>
#include <array>
#include <map>

#include "base/csv.h"
#include "base/text.h"
#include "feature/teach/mail_address.h"
#include "feature/teach/one_line.h"
#include "record/running_number.h"

namespace sekimori::teach {
namespace {

constexpr std::string_view columns = "id, organisation, address, charset, language, state, hard_bounces, last_status";
constexpr std::array<std::string_view, 4> taken_names = {"counted", "known", "suspended", "nobody"};
constexpr std::int64_t no_limit = std::int64_t(1) << 40;

void describe_subscriber(const Subscriber& subscriber, record::Draft& draft) {
  draft.summary = Json::object({{"number", subscriber.number}, {"name", subscriber.name}});
  draft.keys = {{"number", subscriber.number, record::Uniqueness::unique}, {"name", fold(subscriber.name), record::Uniqueness::unique}};
}

record::Actor own_work() { return record::Actor::system("newsletter"); }

SubscribedAddress address_from(const sql::Row& row) {
  return {.id = row.string(0),
          .organisation = row.string(1),
          .address = row.string(2),
          .charset = static_cast<MailCharset>(row.integer(3)),
          .language = static_cast<Language>(row.integer(4)),
          .state = static_cast<AddressState>(row.integer(5)),
          .hard_bounces = row.integer(6),
          .last_status = row.string(7)};
}

Result<void> check_contacts(const std::vector<ContactPerson>& contacts) {
  if (contacts.empty()) return error(ErrorCode::invalid_input, "an organisation that reads the newsletter has at least one contact person");
  for (const ContactPerson& one : contacts) {
    TRY(check_mail_address(one.mail));
    TRY(check_one_line(one.name, longest_name));
  }
  return {};
}

std::unexpected<Error> no_link() {
  return error(ErrorCode::not_found, "this link is not valid any more; ask whoever sent it for a new one");
}

// What one row of a table says, apart from its organisation.
struct Row {
  std::string contact_name, contact_mail, address;
  MailCharset charset = MailCharset::utf8;
  Language language = Language::ja;
  Leaving leaving = Leaving::by_contact;
};

Result<Row> row_of(const CsvTable& table, const CsvRow& csv) {
  const auto cell = [&](std::string_view title) -> std::string {
    if (!table.has(title)) return {};
    const auto column = table.column(title);
    return column ? std::string(trim(csv.cells[*column])) : std::string();
  };
  Row out{.contact_name = cell("contact_name"), .contact_mail = cell("contact_mail"), .address = cell("address")};
  TRY(check_mail_address(out.address));
  TRY(check_mail_address(out.contact_mail));
  TRY(check_one_line(out.contact_name, longest_name));
  if (const std::string charset = cell("charset"); !charset.empty()) {
    const auto known = mail_charset_from(charset);
    if (!known) return error(ErrorCode::invalid_input, "charset '{}': UTF-8 or ISO-2022-JP is needed", charset);
    out.charset = *known;
  }
  if (const std::string language = cell("language"); !language.empty()) {
    if (language != "ja" && language != "en") return error(ErrorCode::invalid_input, "language '{}': ja or en is needed", language);
    out.language = language == "en" ? Language::en : Language::ja;
  }
  if (const std::string leaving = cell("leaving"); !leaving.empty()) {
    const auto known = leaving_from(leaving);
    if (!known) return error(ErrorCode::invalid_input, "leaving '{}': by_contact or by_reader is needed", leaving);
    out.leaving = *known;
  }
  return out;
}

Result<bool> insert_address(sql::Transaction& tx, const std::string& id, std::string_view organisation, const AddressChange& wish,
                            Instant now) {
  const auto added = TRY(tx.execute(
      "INSERT INTO newsletter_address(id, organisation, address, folded, charset, language, state, hard_bounces, last_status, changed_at) "
      "VALUES (?, ?, ?, ?, ?, ?, 0, 0, '', ?) ON CONFLICT (folded) DO NOTHING",
      id, organisation, wish.address, same_address(wish.address), static_cast<std::int64_t>(wish.charset),
      static_cast<std::int64_t>(wish.language), now.nanoseconds));
  return added == 1;
}

}  // namespace

std::string_view name_of(BounceTaken one) { return taken_names.at(static_cast<std::size_t>(one)); }

Json to_json(const ImportedSubscribers& done) {
  Json refused = Json::array();
  for (const std::string& one : done.refused) refused.push(one);
  return Json::object(
      {{"organisations", done.organisations}, {"addresses", done.addresses}, {"known", done.known}, {"refused", std::move(refused)}});
}

SubscriberBook::SubscriberBook(const LetterParts& parts)
    : parts_(parts),
      links_(parts.company_key, parts.clock),
      letters_(parts.clock, parts.random),
      shelf_(parts.database, parts.records, parts.clock, parts.random, "subscriber", subscriber_from_json, describe_subscriber) {}

Result<KnownSubscriber> SubscriberBook::add(const record::Actor& actor, Subscriber subscriber, std::string_view reason) {
  if (trim(subscriber.name).empty()) return error(ErrorCode::invalid_input, "an organisation needs a name");
  TRY(check_one_line(subscriber.name, longest_name));
  TRY(check_contacts(subscriber.contacts));
  subscriber.addresses = 0;
  subscriber.chain.clear();
  return parts_.database.write([&](sql::Transaction& tx) -> Result<KnownSubscriber> {
    subscriber.number = TRY(next_in_series(tx, parts_.records, "subscriber", "S-"));
    return shelf_.create(tx, actor, subscriber, reason);
  });
}

Result<KnownSubscriber> SubscriberBook::find(const record::Actor& actor, std::string_view number) {
  auto found = TRY(shelf_.find_by(actor, "number", number));
  if (!found) return error(ErrorCode::not_found, "no organisation {} in sight", number);
  return *std::move(found);
}

Result<std::vector<KnownSubscriber>> SubscriberBook::list(const record::Actor& actor) {
  auto out = TRY(shelf_.list(actor));
  std::ranges::sort(out, {}, [](const KnownSubscriber& one) { return one.value.number; });
  return out;
}

Result<KnownSubscriber> SubscriberBook::set_contacts(const record::Actor& actor, std::string_view number,
                                                     std::vector<ContactPerson> contacts, std::string_view reason) {
  TRY(check_contacts(contacts));
  const KnownSubscriber known = TRY(find(actor, number));
  return shelf_.change(
      actor, known.id, reason,
      [&](Subscriber& one) -> Result<void> {
        one.contacts = contacts;
        return {};
      },
      record::Verb::update, "subscriber.contacts");
}

Result<std::vector<SubscribedAddress>> SubscriberBook::addresses(const record::Actor& actor, std::string_view number, std::int64_t limit,
                                                                 std::string_view after) {
  const KnownSubscriber known = TRY(find(actor, number));
  const sql::Rows rows = TRY(parts_.database.read([&](sql::Transaction& tx) {
    return tx.query(
        fmt::format("SELECT {} FROM newsletter_address WHERE organisation = ? AND state <> 2 AND folded > ? ORDER BY folded LIMIT ?",
                    columns),
        known.value.number, after, limit);
  }));
  std::vector<SubscribedAddress> out;
  for (const sql::Row& row : rows) out.push_back(address_from(row));
  return out;
}

Result<ImportedSubscribers> SubscriberBook::import(const record::Actor& actor, std::string_view csv, std::string_view file_name,
                                                   std::string_view reason) {
  TRY(record::Permissions::standard().check(actor, record::Verb::create, {.kind = "subscriber", .id = "*"}));
  const CsvTable table = TRY(parse_csv(csv, file_name));
  const std::size_t organisation = TRY(table.column("organisation"));
  for (const std::string_view title : {"contact_name", "contact_mail", "address"}) TRY(table.column(title));
  ImportedSubscribers done;
  struct Group {
    std::string name;
    std::vector<std::pair<std::size_t, Row>> rows;
  };
  std::vector<Group> groups;
  std::map<std::string, std::size_t> places;
  for (const CsvRow& csv_row : table.rows) {
    auto row = row_of(table, csv_row);
    const std::string name(trim(csv_row.cells[organisation]));
    if (row && name.empty()) row = error(ErrorCode::invalid_input, "an organisation needs a name");
    if (const auto one_line = check_one_line(name, longest_name); row && !one_line) row = std::unexpected(one_line.error());
    if (!row) {
      done.refused.push_back(fmt::format("line {}: {}", csv_row.line, row.error().message));
      continue;
    }
    const auto [place, is_new] = places.emplace(fold(name), groups.size());
    if (is_new) groups.push_back({name, {}});
    groups[place->second].rows.emplace_back(csv_row.line, *std::move(row));
  }
  return parts_.database.write([&](sql::Transaction& tx) -> Result<ImportedSubscribers> {
    ImportedSubscribers out = done;
    for (const Group& group : groups) {
      if (!TRY(shelf_.list(tx, own_work(), "name", fold(group.name))).empty()) {
        for (const auto& row : group.rows)
          out.refused.push_back(
              fmt::format("line {}: {} is in the book; its contact persons alone change its addresses", row.first, group.name));
        continue;
      }
      Subscriber subscriber;
      subscriber.number = TRY(next_in_series(tx, parts_.records, "subscriber", "S-"));
      subscriber.name = group.name;
      subscriber.leaving = group.rows.front().second.leaving;
      Sha256 chain;
      for (const auto& [line, row] : group.rows) {
        if (std::ranges::none_of(subscriber.contacts,
                                 [&](const ContactPerson& one) { return same_address(one.mail) == same_address(row.contact_mail); }))
          subscriber.contacts.push_back({.name = row.contact_name, .mail = row.contact_mail, .account = {}});
        const AddressChange wish{.wish = AddressWish::add, .address = row.address, .charset = row.charset, .language = row.language};
        if (TRY(insert_address(tx, shelf_.new_id(), subscriber.number, wish, parts_.clock.now()))) {
          ++subscriber.addresses;
          ++out.addresses;
          chain.update("add " + same_address(row.address) + "\n");
        } else {
          ++out.known;
        }
      }
      subscriber.chain = to_hex(chain.finish());
      TRY(shelf_.create(tx, actor, subscriber, reason, {}, "subscriber.import"));
      ++out.organisations;
    }
    return out;
  });
}

Result<SubscriberBook::NewLink> SubscriberBook::contact_link(const record::Actor& actor, std::string_view number, std::string_view mail,
                                                             std::int64_t days, std::string_view page) {
  if (days < 1 || days > longest_link_days)
    return error(ErrorCode::invalid_input, "a link is good for 1 to {} days, not {}", longest_link_days, days);
  const KnownSubscriber known = TRY(find(actor, number));
  const auto contact = std::ranges::find_if(
      known.value.contacts, [&](const ContactPerson& one) { return mail.empty() || same_address(one.mail) == same_address(mail); });
  if (contact == known.value.contacts.end())
    return error(ErrorCode::not_found, "{} has no contact person with the address {}", number, mail);
  const Uuid id = Uuid::make(parts_.clock, parts_.random);
  const Instant until{parts_.clock.now().nanoseconds + days * nanoseconds_per_day};
  NewLink out{
      .token = TRY(links_.sign(LinkUse::contact, id, until)), .organisation = known.value.number, .mail = contact->mail, .until = until};
  const auto written = parts_.database.write([&](sql::Transaction& tx) -> Result<void> {
    TRY(parts_.records.check(tx, actor, record::Verb::update, "subscriber", known.id));
    TRY(tx.execute("INSERT INTO newsletter_contact_link(id, organisation, mail, created_at) VALUES (?, ?, ?, ?)", id.to_string(),
                   known.value.number, same_address(contact->mail), parts_.clock.now().nanoseconds));
    TRY(note_change(tx, actor, number, "link " + same_address(contact->mail), 0, fmt::format("a link for {}", contact->name)));
    if (page.empty()) return {};
    TRY(letters_.put(tx, {.to = contact->mail,
                          .kind = "contact_link",
                          .language = known.value.language,
                          .values = {{"organisation", known.value.name},
                                     {"link", std::string(page) + out.token},
                                     {"until", parts_.zone.day_of(until).to_string()}},
                          .key = "contact-link/" + id.to_string()}));
    return {};
  });
  TRY(written);
  return out;
}

Result<ContactAuthority> SubscriberBook::by_link(std::string_view token) {
  const OpenedLink opened = TRY(links_.open(LinkUse::contact, token));
  const auto row = TRY(parts_.database.read([&](sql::Transaction& tx) {
    return tx.query_one("SELECT organisation, mail FROM newsletter_contact_link WHERE id = ?", opened.id.to_string());
  }));
  if (!row) return no_link();
  const KnownSubscriber known = TRY(find(own_work(), row->text(0)));
  // Who is no contact person any more has no link any more.
  if (std::ranges::none_of(known.value.contacts, [&](const ContactPerson& one) { return same_address(one.mail) == row->text(1); }))
    return no_link();
  return ContactAuthority(record::Actor::system("newsletter contact"), known.value.number, row->string(1));
}

Result<ContactAuthority> SubscriberBook::by_account(const record::Actor& actor, std::string_view login, std::string_view number) {
  const auto refused = [&] { return error(ErrorCode::not_permitted, "{}: its contact persons alone change its addresses", number); };
  const auto known = TRY(shelf_.find_by(own_work(), "number", number));
  if (login.empty() || actor.is_system || !known) return refused();
  for (const ContactPerson& one : known->value.contacts)
    if (one.account == login) {
      // The change is the account's own; that it may is said by the organisation's record.
      record::Actor who = record::Actor::system("newsletter contact");
      who.account = actor.account;
      return ContactAuthority(std::move(who), known->value.number, one.mail);
    }
  return refused();
}

Result<KnownSubscriber> SubscriberBook::organisation_of(const ContactAuthority& who) { return find(own_work(), who.organisation_); }

Result<std::vector<SubscribedAddress>> SubscriberBook::addresses_of(const ContactAuthority& who) {
  return addresses(own_work(), who.organisation_, no_limit);
}

Result<std::optional<SubscribedAddress>> SubscriberBook::find_address(sql::Transaction& tx, std::string_view column,
                                                                      std::string_view value) {
  const auto row = TRY(tx.query_one(fmt::format("SELECT {} FROM newsletter_address WHERE {} = ?", columns, column), value));
  if (!row) return std::optional<SubscribedAddress>();
  return std::optional<SubscribedAddress>(address_from(*row));
}

Result<KnownSubscriber> SubscriberBook::note_change(sql::Transaction& tx, const record::Actor& actor, std::string_view number,
                                                    std::string_view what, std::int64_t more, std::string_view reason) {
  const auto found = TRY(shelf_.list(tx, own_work(), "number", number));
  if (found.empty()) return error(ErrorCode::not_found, "no organisation {} in sight", number);
  return shelf_.change(
      tx, actor, found.front().id, reason,
      [&](Subscriber& one) -> Result<void> {
        one.addresses += more;
        one.chain = to_hex(sha256(one.chain + "\n" + std::string(what)));
        return {};
      },
      record::Verb::update, "subscriber.addresses");
}

Result<KnownSubscriber> SubscriberBook::change(const ContactAuthority& who, const std::vector<AddressChange>& changes) {
  constexpr std::size_t most_changes = 10'000;
  if (changes.empty() || changes.size() > most_changes) return error(ErrorCode::invalid_input, "1 to {} changes at a time", most_changes);
  for (const AddressChange& one : changes) TRY(check_mail_address(one.address));
  return parts_.database.write([&](sql::Transaction& tx) -> Result<KnownSubscriber> {
    const Instant now = parts_.clock.now();
    std::int64_t more = 0;
    std::string what;
    for (const AddressChange& one : changes) {
      const std::string folded = same_address(one.address);
      const auto known = TRY(find_address(tx, "folded", folded));
      const bool ours = known && known->organisation == who.organisation_;
      if (known && !ours && known->state != AddressState::left)
        return error(ErrorCode::conflict, "{} gets the newsletter through another organisation", one.address);
      const bool was_active = ours && known->state == AddressState::active;
      if (one.wish == AddressWish::add || (one.wish == AddressWish::resume && ours)) {
        if (known)
          TRY(tx.execute(
              "UPDATE newsletter_address SET organisation = ?, address = ?, state = 0, hard_bounces = 0, charset = ?, language = ?, "
              "changed_at = ? WHERE id = ?",
              who.organisation_, one.address, static_cast<std::int64_t>(one.wish == AddressWish::resume ? known->charset : one.charset),
              static_cast<std::int64_t>(one.wish == AddressWish::resume ? known->language : one.language), now.nanoseconds, known->id));
        else TRY(insert_address(tx, shelf_.new_id(), who.organisation_, one, now));
        more += was_active ? 0 : 1;
        what += "add " + folded + "\n";
        continue;
      }
      if (!ours || known->state == AddressState::left)
        return error(ErrorCode::not_found, "{} does not get {}", who.organisation_, one.address);
      TRY(tx.execute("UPDATE newsletter_address SET state = 2, changed_at = ? WHERE id = ?", now.nanoseconds, known->id));
      more -= was_active ? 1 : 0;
      what += "remove " + folded + "\n";
    }
    return note_change(tx, who.actor_, who.organisation_, what, more, fmt::format("a contact person changed {} addresses", changes.size()));
  });
}

Result<SubscribedAddress> SubscriberBook::reader_of(std::string_view token) {
  const OpenedLink opened = TRY(links_.open(LinkUse::leave, token));
  return parts_.database.read([&](sql::Transaction& tx) -> Result<SubscribedAddress> {
    auto known = TRY(find_address(tx, "id", opened.id.to_string()));
    if (!known) return no_link();
    const auto organisation = TRY(shelf_.list(tx, own_work(), "number", known->organisation));
    if (organisation.empty() || organisation.front().value.leaving != Leaving::by_reader)
      return error(ErrorCode::not_permitted, "{}: its contact persons alone change its addresses", known->organisation);
    return *std::move(known);
  });
}

Result<SubscribedAddress> SubscriberBook::leave(std::string_view token) {
  const SubscribedAddress reader = TRY(reader_of(token));
  return parts_.database.write([&](sql::Transaction& tx) -> Result<SubscribedAddress> {
    auto known = TRY(find_address(tx, "id", reader.id));
    if (!known) return no_link();
    if (known->state == AddressState::left) return *std::move(known);
    TRY(tx.execute("UPDATE newsletter_address SET state = 2, changed_at = ? WHERE id = ?", parts_.clock.now().nanoseconds, known->id));
    TRY(note_change(tx, record::Actor::system("newsletter reader"), known->organisation, "leave " + same_address(known->address),
                    known->state == AddressState::active ? -1 : 0, "a reader left"));
    known->state = AddressState::left;
    return *std::move(known);
  });
}

Result<std::int64_t> SubscriberBook::readers_who_may_leave() {
  return parts_.database.read([&](sql::Transaction& tx) -> Result<std::int64_t> {
    std::int64_t out = 0;
    for (const KnownSubscriber& one : TRY(shelf_.list(tx, own_work()))) {
      if (one.value.leaving != Leaving::by_reader) continue;
      const auto row = TRY(tx.query_one("SELECT COUNT(*) FROM newsletter_address WHERE organisation = ? AND state = 0", one.value.number));
      out += row->integer(0);
    }
    return out;
  });
}

Result<BounceTaken> SubscriberBook::take_bounce(const Bounce& bounce) {
  return parts_.database.write([&](sql::Transaction& tx) -> Result<BounceTaken> {
    const auto known = TRY(find_address(tx, "id", bounce.address_id));
    if (!known) return BounceTaken::nobody;
    const Instant now = parts_.clock.now();
    const auto before =
        TRY(tx.query_one("SELECT hard FROM newsletter_bounce WHERE issue = ? AND address_id = ?", bounce.issue, bounce.address_id));
    // One issue counts once for an address; a soft one may become a hard one.
    if (before && (before->flag(0) || !bounce.hard)) return BounceTaken::known;
    TRY(tx.execute(
        "INSERT INTO newsletter_bounce(issue, address_id, organisation, status, hard, diagnostic, at, told) VALUES (?, ?, ?, ?, ?, ?, ?, "
        "0) "
        "ON CONFLICT (issue, address_id) DO UPDATE SET status = excluded.status, hard = excluded.hard, diagnostic = "
        "excluded.diagnostic, at = excluded.at, told = 0",
        bounce.issue, bounce.address_id, known->organisation, bounce.status, bounce.hard ? 1 : 0, bounce.diagnostic, now.nanoseconds));
    TRY(tx.execute("UPDATE newsletter_address SET last_status = ?, hard_bounces = hard_bounces + ? WHERE id = ?", bounce.status,
                   bounce.hard ? 1 : 0, known->id));
    if (!bounce.hard || known->state != AddressState::active || known->hard_bounces + 1 < most_hard_bounces) return BounceTaken::counted;
    TRY(tx.execute("UPDATE newsletter_address SET state = 1, changed_at = ? WHERE id = ?", now.nanoseconds, known->id));
    TRY(note_change(tx, own_work(), known->organisation, "suspend " + same_address(known->address), -1,
                    fmt::format("{} issues in a row came back", most_hard_bounces)));
    return BounceTaken::suspended;
  });
}

Result<int> SubscriberBook::tell_bounces(std::string_view page) {
  const sql::Rows rows = TRY(parts_.database.read([&](sql::Transaction& tx) {
    return tx.query("SELECT DISTINCT organisation, issue FROM newsletter_bounce WHERE told = 0 ORDER BY organisation, issue LIMIT 1000");
  }));
  int letters = 0;
  for (const sql::Row& row : rows) {
    const auto told = parts_.database.write([&](sql::Transaction& tx) -> Result<int> {
      const auto organisation = TRY(shelf_.list(tx, own_work(), "number", row.text(0)));
      const sql::Rows bounces =
          TRY(tx.query("SELECT a.address, b.status, a.state, b.at FROM newsletter_bounce b JOIN newsletter_address a ON a.id "
                       "= b.address_id WHERE b.organisation = ? AND b.issue = ? AND b.told = 0 ORDER BY a.folded",
                       row.text(0), row.text(1)));
      TRY(tx.execute("UPDATE newsletter_bounce SET told = 1 WHERE organisation = ? AND issue = ? AND told = 0", row.text(0), row.text(1)));
      if (organisation.empty() || bounces.empty()) return 0;
      const Subscriber& whose = organisation.front().value;
      std::string lines;
      std::int64_t latest = 0;
      for (const sql::Row& one : bounces) {
        const Text suspended{.ja = " (停止)", .en = " (suspended)"};
        const bool is_suspended = static_cast<AddressState>(one.integer(2)) == AddressState::suspended;
        lines += fmt::format("- {} {}{}\n", one.text(0), one.text(1), is_suspended ? suspended.in(whose.language) : "");
        latest = std::max(latest, one.integer(3));
      }
      int count = 0;
      for (const ContactPerson& contact : whose.contacts) {
        std::string link;
        if (!page.empty()) {
          const Uuid id = Uuid::make(parts_.clock, parts_.random);
          TRY(tx.execute("INSERT INTO newsletter_contact_link(id, organisation, mail, created_at) VALUES (?, ?, ?, ?)", id.to_string(),
                         whose.number, same_address(contact.mail), parts_.clock.now().nanoseconds));
          constexpr std::int64_t good_days = 30;
          link = std::string(page) +
                 TRY(links_.sign(LinkUse::contact, id, Instant{parts_.clock.now().nanoseconds + good_days * nanoseconds_per_day}));
        }
        TRY(letters_.put(tx, {.to = contact.mail,
                              .kind = "contact_bounces",
                              .language = whose.language,
                              .values = {{"organisation", whose.name}, {"issue", row.string(1)}, {"lines", lines}, {"link", link}},
                              .key = fmt::format("bounces/{}/{}/{}/{}", row.text(1), whose.number, same_address(contact.mail), latest)}));
        ++count;
      }
      return count;
    });
    letters += TRY(told);
  }
  return letters;
}

}  // namespace sekimori::teach
