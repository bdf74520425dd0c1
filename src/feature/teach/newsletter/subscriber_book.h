// Who gets the newsletter. The secretariat takes organisations in; from then on their contact persons alone change the addresses.
//
//   auto made = TRY(book.import(editor, csv, "subscribers.csv"));                          // organisations with contacts and addresses
//   auto link = TRY(book.contact_link(editor, "S-001", "soc@firm.example", 30));           // token for the plain page
//   TRY(book.change(TRY(book.by_link(token)), {{.wish = AddressWish::add, .address = "sato@firm.example"}}));
//   TRY(book.leave(token));                                                                // one click, where readers may
//   TRY(book.take_bounce(bounce));                                                         // hard ones suspend at the third
//
// Every change is a version of the organisation's record with the number of addresses and a link of its chain of hashes; the addresses
// stand in a table of their own. Any thread.
#pragma once

#include <functional>

#include "feature/teach/letter_box.h"
#include "feature/teach/letter_parts.h"
#include "feature/teach/newsletter/subscriber.h"

namespace sekimori::teach {

using KnownSubscriber = record::KeptRecord<Subscriber>;

enum class AddressWish : unsigned char { add, remove, resume };

struct AddressChange {
  AddressWish wish = AddressWish::add;
  std::string address;
  MailCharset charset = MailCharset::utf8;
  Language language = Language::ja;
};

// Somebody who was found to be a contact person of an organisation.
class ContactAuthority {
 public:
  const std::string& organisation() const { return organisation_; }
  const std::string& mail() const { return mail_; }

 private:
  friend class SubscriberBook;
  ContactAuthority(record::Actor actor, std::string organisation, std::string mail)
      : actor_(std::move(actor)), organisation_(std::move(organisation)), mail_(std::move(mail)) {}
  record::Actor actor_;
  std::string organisation_, mail_;
};

struct ImportedSubscribers {
  std::int64_t organisations = 0, addresses = 0, known = 0;  // known: somebody's already
  std::vector<std::string> refused;                          // "line 7: ..."
};
Json to_json(const ImportedSubscribers& done);

struct Bounce {
  std::string issue, address_id, status, diagnostic;
  bool hard = false;
};
enum class BounceTaken : unsigned char { counted, known, suspended, nobody };
std::string_view name_of(BounceTaken one);

class SubscriberBook {
 public:
  explicit SubscriberBook(const LetterParts& parts);

  static constexpr std::int64_t most_hard_bounces = 3;
  static constexpr std::int64_t longest_link_days = 90;

  Result<KnownSubscriber> add(const record::Actor& actor, Subscriber subscriber, std::string_view reason);
  Result<KnownSubscriber> find(const record::Actor& actor, std::string_view number);
  Result<std::vector<KnownSubscriber>> list(const record::Actor& actor);  // by number
  // The secretariat, or a contact person of it.
  Result<KnownSubscriber> set_contacts(const record::Actor& actor, std::string_view number, std::vector<ContactPerson> contacts,
                                       std::string_view reason);
  Result<std::vector<SubscribedAddress>> addresses(const record::Actor& actor, std::string_view number, std::int64_t limit = 1000,
                                                   std::string_view after = {});

  // Columns organisation, contact_name, contact_mail, address; may have: charset, language, leaving. Rows of an organisation that is in the
  // book are refused: its contact persons change it.
  Result<ImportedSubscribers> import(const record::Actor& actor, std::string_view csv, std::string_view file_name, std::string_view reason);

  struct NewLink {
    std::string token, organisation, mail;
    Instant until;
  };
  // With `page` ("https://.../contact/") it is also mailed to the contact.
  Result<NewLink> contact_link(const record::Actor& actor, std::string_view number, std::string_view mail, std::int64_t days,
                               std::string_view page = {});
  Result<ContactAuthority> by_link(std::string_view token);
  // The account of --login, a browser's session: not_permitted when it is no contact person of this organisation.
  Result<ContactAuthority> by_account(const record::Actor& actor, std::string_view login, std::string_view number);
  Result<KnownSubscriber> organisation_of(const ContactAuthority& who);
  Result<std::vector<SubscribedAddress>> addresses_of(const ContactAuthority& who);
  Result<KnownSubscriber> change(const ContactAuthority& who, const std::vector<AddressChange>& changes);

  // What a link in a mail would take off; then taking it off (again: nothing changes). not_permitted where contact persons alone do so.
  Result<SubscribedAddress> reader_of(std::string_view token);
  Result<SubscribedAddress> leave(std::string_view token);
  // How many addresses get a link to leave by in every mail, so that no issue goes to them without one.
  Result<std::int64_t> readers_who_may_leave();

  Result<BounceTaken> take_bounce(const Bounce& bounce);
  // Writes to contact persons what could not be delivered since they were told last. How many letters.
  Result<int> tell_bounces(std::string_view page);

  SignedLinks& links() { return links_; }

 private:
  Result<std::optional<SubscribedAddress>> find_address(sql::Transaction& tx, std::string_view column, std::string_view value);
  Result<KnownSubscriber> note_change(sql::Transaction& tx, const record::Actor& actor, std::string_view number, std::string_view what,
                                      std::int64_t more, std::string_view reason);

  LetterParts parts_;
  SignedLinks links_;
  LetterBox letters_;
  record::RecordShelf<Subscriber> shelf_;
};

}  // namespace sekimori::teach
