// What is known about who is who while one report is masked: the roster, and what the report itself gives away about its recipients.
//
//   const Knowledge of_roster(roster);                                          // once; tens of thousands of spellings
//   Knowledge knowledge(of_roster, reporter);                                   // for each report, on top of it
//   knowledge.learn_recipient("taro.yamada@tanaka-seiko.co.jp", "山田 太郎");   // from To:, Delivered-To: ...
//   knowledge.build();
//   knowledge.owner_of_host("www.tanaka-seiko.co.jp");                          // {"org:m-001", roster_domain}
//
// A recipient teaches the address, its spellings and digests, the person's names, the accounts made of them, and the domain. All of
// them are then looked for everywhere.
#pragma once

#include <functional>
#include <optional>
#include <set>
#include <string>
#include <unordered_map>
#include <vector>

#include "engine/mask/addresses.h"
#include "engine/mask/roster.h"
#include "engine/mask/text/word_index.h"

namespace sekimori::mask {

struct Owner {
  std::string subject;  // "org:m-001", "domain:example.jp"
  Reason reason = Reason::roster_domain;
  Side side = Side::victim;
};

class Knowledge {
 public:
  // What the roster tells; complete, nothing can be learnt on it. The roster must live longer.
  explicit Knowledge(const Roster& roster);
  // What one report adds. `reporter`: whose report it is; its words are the victim's, those of other members a third party's. `of_roster`
  // must live longer.
  Knowledge(const Knowledge& of_roster, std::optional<std::size_t> reporter);

  // Of the roster's members alone the short forms that could also be a family name or a word: whoever sees one looks.
  static Knowledge of_doubtful_names(const Roster& roster);

  void learn_recipient(std::string_view address, std::string_view display_name);
  void learn_person(std::string_view name, Side side, Reason reason);
  void learn_domain(std::string_view domain, Side side, Reason reason);
  void learn_word(std::string_view text, Identifier identifier, Side side, Reason reason, std::string subject);
  // All short forms of a member's name: in its own report they are believed more readily.
  void learn_short_forms(std::size_t organisation);
  // Something that belongs to the attacker although it looks like a recipient's (the sender in a quoted header).
  void learn_attacker(std::string_view address);
  // First of all: what a person of the hub says. What is kept belongs to the attacker, unless the roster or a recipient's address says
  // otherwise.
  void mask_by_hand(std::string_view text, Identifier identifier);
  void keep_by_hand(std::string_view value);
  const std::vector<std::u32string>& kept_by_hand() const { return kept_by_hand_; }
  void build();  // after the last learn_*
  // Asked between texts and readings; once it says so, what is left is not looked at, and the whole is worth nothing.
  void stop_when(std::function<bool()> stop) { stop_ = std::move(stop); }
  bool stopped() const { return stopped_ = stopped_ || (stop_ && stop_()); }

  // Words of the report and of the roster, with the side they are on in this report.
  using WordSink = std::function<void(const Word& word, Side side, std::size_t first, std::size_t end)>;
  void find_words(const View& view, const WordSink& sink) const;
  const WordIndex& own_words() const { return words_; }
  std::optional<Owner> owner_of_host(std::string_view host) const;      // exact domains and what lies below them
  std::optional<Owner> owner_of_name(std::u32string_view tight) const;  // of the roster, without the form of the company
  std::optional<Owner> owner_of_stock_code(std::string_view code) const;
  std::optional<Owner> owner_of_address(std::string_view ip) const;
  // A host that imitates a known one: same but for signs that look alike, one sign more or less, or the name inside another.
  struct Imitation {
    Owner owner;
    std::string label;  // of the host: what carries the name
    bool same = false;  // it is the name itself, but for hyphens
  };
  std::optional<Imitation> imitated_by(std::string_view host) const;
  // The members' networks, for whoever searches what leaves.
  std::vector<Network> own_networks() const;
  bool is_public(std::string_view host) const;
  bool is_cleared(std::string_view host_or_word) const;
  bool is_attacker(std::string_view address_or_host) const;
  const Roster& roster() const { return roster_; }
  std::optional<std::size_t> reporter() const { return reporter_; }

 private:
  struct KnownDomain {
    std::string domain;  // lower case
    std::string label;   // of it, what names the owner; and how the eye sees that
    std::string skeleton;
    Owner owner;
    std::uint32_t organisation = no_owner;
  };
  struct Range {
    std::string network;  // 4 or 16 bytes
    unsigned bits = 0;
    Owner owner;
    std::uint32_t organisation = no_owner;
  };
  void add_organisation(const Organisation& organisation);
  void add_name(std::string_view name, Identifier identifier, Side side, const std::string& subject);
  void add_kana(std::string_view kana, const std::vector<std::string>& names, Identifier identifier, Side side, const std::string& subject);
  void add_person(const RosterPerson& person, Side side, Reason whole, Reason part, const std::string& subject);
  void add_domain(std::string_view domain, const Owner& owner);
  void add_digests(const std::string& address, Side side, const std::string& subject);
  enum class Only : unsigned char { doubtful_names };
  Knowledge(const Roster& roster, Only) : roster_(roster) {}
  void add_short_form(std::string_view text, NameForm form, Side side, const std::string& subject);
  void add_single_name(std::u32string tight, Side side, Reason reason, const std::string& subject);
  void add(std::u32string tight, Identifier identifier, Side side, Reason reason, std::string subject, bool ambiguous = false);

  Side side_of(std::uint32_t organisation, Side otherwise) const;
  const KnownDomain* known_domain(std::string_view plain) const;

  const Roster& roster_;
  const Knowledge* base_ = nullptr;
  std::optional<std::size_t> reporter_;
  std::uint32_t adding_ = no_owner;  // the organisation whose words are being added
  WordIndex words_;
  std::vector<KnownDomain> domains_;
  std::unordered_map<std::string, std::size_t> domain_places_;  // in domains_; of equal ones the first
  std::vector<Range> ranges_;
  std::set<std::string, std::less<>> attackers_;
  std::vector<std::u32string> kept_by_hand_;
  std::function<bool()> stop_;
  mutable bool stopped_ = false;  // a report is masked by one thread
  std::set<std::string, std::less<>> public_, cleared_;
};

std::string plain_host(std::string_view host);  // lower case, without the brackets that make a link harmless, punycode kept
// The label that names the owner: "tanaka-seiko" of "www.tanaka-seiko.co.jp"; the tenant of a cloud's domain.
std::string naming_label(std::string_view host);
// kirishima.sharepoint.com: a firm's own part of a cloud.
bool is_cloud_tenant(std::string_view host);

}  // namespace sekimori::mask
