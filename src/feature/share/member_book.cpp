#include "feature/share/member_book.h"

#include <algorithm>
#include <set>
#include <utility>

#include "base/text.h"
#include "feature/share/industries.h"
#include "record/running_number.h"

namespace sekimori::share {
namespace {

void describe(const Member& member, record::Draft& draft) {
  draft.summary = Json::object({{"number", member.number}, {"name", member.name()}, {"state", name_of(member.state)}});
  draft.keys = {{"number", member.number, record::Uniqueness::unique}, {"name", member.name(), record::Uniqueness::unique}};
  if (!member.association.empty()) draft.keys.push_back({"association", member.association, record::Uniqueness::shared});
  for (const std::string& sig : member.sigs) draft.keys.push_back({"sig", sig, record::Uniqueness::shared});
}

bool is_ours(std::string_view group) { return group.starts_with("member:") || group.starts_with("sig:"); }

record::Actor by(const record::Actor& actor, std::string& reason) {
  reason = fmt::format("{}: {}", actor.account, reason);
  return record::Actor::system("share");
}

}  // namespace

std::string group_of_member(std::string_view number) { return "member:" + std::string(number); }

bool is_chair_of(const record::Actor& actor, std::string_view sig) {
  const auto in = [&](const std::string& group) { return std::ranges::find(actor.groups, group) != actor.groups.end(); };
  return actor.has(record::Role::sig_chair) && in(fmt::format("chair:{}", sig)) && in(group_of_sig(sig));
}

bool was_given_voice_of(const record::Actor& actor, std::string_view number) {
  return !number.empty() && std::ranges::find(actor.groups, fmt::format("represents:{}", number)) != actor.groups.end();
}

MemberBook::MemberBook(MemberParts parts, SigBook& sigs)
    : parts_(std::move(parts)),
      sigs_(sigs),
      shelf_(parts_.database, parts_.records, parts_.clock, parts_.random, "member", member_from_json, describe) {}

Result<void> MemberBook::check(const Member& member) const {
  if (!member.known_by.is_object() || trim(member.name()).empty() || member.name() == member.number)
    return error(ErrorCode::invalid_input, "a member needs a name: known_by.names, the full one first");
  if (member.contacts.empty()) return error(ErrorCode::invalid_input, "{}: somebody must speak for it: a contact is needed", member.name());
  for (const MemberContact& one : member.contacts)
    if (!one.mail.contains('@')) return error(ErrorCode::invalid_input, "{}: the contact {} has no mail address", member.name(), one.name);
  if (!member.industry.empty() && find_industry(member.industry) == nullptr)
    return error(ErrorCode::invalid_input, "{}: industry {} is not in the national classification", member.name(), member.industry);
  if (member.employees < 0) return error(ErrorCode::invalid_input, "{}: {} employees", member.name(), member.employees);
  return {};
}

Result<std::string> MemberBook::next_number(sql::Transaction& tx) { return record::next_in_series(tx, parts_.records, "member", "M-"); }

Result<KnownMember> MemberBook::invite(const record::Actor& actor, Member member, std::string_view reason) {
  TRY(check(member));
  if (!member.association.empty() && TRY(find(actor, member.association)).value.kind != MemberClass::association)
    return error(ErrorCode::invalid_input, "{} is no association", member.association);
  member.state = MemberState::invited;
  member.sigs.clear();
  member.since = parts_.zone.day_of(parts_.clock.now());
  return parts_.database.write([&](sql::Transaction& tx) -> Result<KnownMember> {
    member.number = TRY(next_number(tx));
    auto made = TRY(shelf_.create(tx, actor, member, reason));
    TRY(set_readers(tx, actor, made, reason));
    return made;
  });
}

Result<KnownMember> MemberBook::find(const record::Actor& actor, std::string_view number) {
  auto found = TRY(shelf_.find_by(actor, "number", number));
  if (!found) return error(ErrorCode::not_found, "no member {} in sight", number);
  return *std::move(found);
}

Result<std::vector<KnownMember>> MemberBook::list(const record::Actor& actor, std::string_view sig) {
  auto out = sig.empty() ? TRY(shelf_.list(actor)) : TRY(shelf_.list(actor, "sig", sig));
  std::ranges::sort(out, {}, [](const KnownMember& one) { return one.value.number; });
  return out;
}

// An association stands in for the members that take part through it: it is told what they are told.
Result<std::vector<std::string>> MemberBook::groups_of(sql::Transaction& tx, const Member& member) {
  std::vector<std::string> out;
  if (member.state != MemberState::active) return out;
  std::set<std::string> sigs(member.sigs.begin(), member.sigs.end());
  if (member.kind == MemberClass::association)
    for (const KnownMember& one : TRY(shelf_.list(tx, record::Actor::system("share"), "association", member.number)))
      if (one.value.state == MemberState::active) sigs.insert(one.value.sigs.begin(), one.value.sigs.end());
  out.push_back(group_of_member(member.number));
  for (const std::string& sig : sigs) out.push_back(group_of_sig(sig));
  return out;
}

Result<void> MemberBook::follow_accounts(sql::Transaction& tx, const record::Actor& actor, const Member& member, std::string_view reason) {
  const std::vector<std::string> groups = TRY(groups_of(tx, member));
  std::string why(reason);
  const record::Actor system = by(actor, why);
  const std::string mark = "represents:" + member.number;
  for (const record::Account& account : TRY(parts_.accounts.list(tx, system))) {
    if (std::ranges::find(account.groups, mark) == account.groups.end()) continue;
    std::vector<std::string> kept = account.groups;
    std::erase_if(kept, is_ours);
    kept.insert(kept.end(), groups.begin(), groups.end());
    if (kept == account.groups) continue;
    TRY(parts_.accounts.set_person(tx, account.id, account.person, kept, {.actor = system, .reason = why}));
  }
  return {};
}

Result<void> MemberBook::set_readers(sql::Transaction& tx, const record::Actor& actor, const KnownMember& member, std::string_view reason) {
  std::vector<std::string> readers{"group:" + group_of_member(member.value.number)};
  if (!member.value.association.empty()) readers.push_back("group:" + group_of_member(member.value.association));
  return parts_.records.set_readers(tx, "member", member.id, readers, {.actor = actor, .reason = std::string(reason)});
}

Result<KnownMember> MemberBook::edit(const record::Actor& actor, std::string_view number, std::string_view reason, record::Verb verb,
                                     const std::function<Result<void>(Member&)>& edit) {
  if (trim(reason).empty()) return error(ErrorCode::invalid_input, "a change of a member needs a reason");
  const KnownMember known = TRY(find(actor, number));
  return parts_.database.write([&](sql::Transaction& tx) -> Result<KnownMember> {
    Member before;
    auto changed = TRY(shelf_.change(
        tx, actor, known.id, reason,
        [&](Member& member) -> Result<void> {
          before = member;
          return edit(member);
        },
        verb));
    TRY(follow_accounts(tx, actor, changed.value, reason));
    if (changed.value.association != before.association) TRY(set_readers(tx, actor, changed, reason));
    for (const std::string& association : std::set{before.association, changed.value.association})
      for (const KnownMember& one : TRY(shelf_.list(tx, record::Actor::system("share"), "number", association)))
        TRY(follow_accounts(tx, actor, one.value, reason));
    return changed;
  });
}

Result<KnownMember> MemberBook::change(const record::Actor& actor, std::string_view number, std::string_view reason,
                                       const std::function<Result<void>(Member&)>& wish) {
  return edit(actor, number, reason, record::Verb::update, [&](Member& member) -> Result<void> {
    Member edited = member;
    TRY(wish(edited));
    edited.number = member.number;
    edited.state = member.state;
    edited.why = member.why;
    edited.since = member.since;
    edited.joined = member.joined;
    edited.stopped = member.stopped;
    edited.sigs = member.sigs;
    edited.left_sigs = member.left_sigs;
    edited.nda = member.nda;
    edited.devices = member.devices;
    TRY(check(edited));
    member = std::move(edited);
    return {};
  });
}

Result<KnownMember> MemberBook::set_nda(const record::Actor& actor, std::string_view number, const MemberNda& nda,
                                        std::string_view reason) {
  if (nda.state == NdaState::signed_ && !nda.signed_on) return error(ErrorCode::invalid_input, "an agreement that was signed has a day");
  if (nda.ends && nda.signed_on && *nda.ends < *nda.signed_on)
    return error(ErrorCode::invalid_input, "an agreement signed on {} cannot end on {}", nda.signed_on->to_string(), nda.ends->to_string());
  return edit(actor, number, reason, record::Verb::update, [&](Member& member) -> Result<void> {
    member.nda = nda;
    // Without an agreement nothing more reaches who joined by one.
    if (nda.state != NdaState::signed_ && member.joining == Joining::agreement && member.state == MemberState::active) {
      member.state = MemberState::suspended;
      member.why = reason;
      member.stopped = member.since = parts_.zone.day_of(parts_.clock.now());
    }
    return {};
  });
}

Result<KnownMember> MemberBook::set_devices(const record::Actor& actor, std::string_view number, std::vector<MemberDevice> devices,
                                            std::string_view reason) {
  constexpr std::size_t most_devices = 5000;
  const KnownMember known = TRY(find(actor, number));
  const bool speaks = std::ranges::find(actor.groups, group_of_member(known.value.number)) != actor.groups.end();
  if (!actor.is_system && !actor.has(record::Role::hub_operator) && !(speaks && actor.has(record::Role::member_contact)))
    return error(ErrorCode::not_permitted, "what a member has is listed by the hub's operators or by whoever speaks for it");
  if (devices.size() > most_devices) return error(ErrorCode::invalid_input, "a member lists {} devices at most", most_devices);
  for (MemberDevice& one : devices) {
    one = {.vendor = std::string(trim(one.vendor)), .product = std::string(trim(one.product))};
    if (one.vendor.empty() || one.product.empty())
      return error(ErrorCode::invalid_input, "a device needs its vendor and its product, as the maker names it");
  }
  if (trim(reason).empty()) return error(ErrorCode::invalid_input, "a change of a member needs a reason");
  // Members' people change nothing else of a member: the step is the node's, of what this person said.
  std::string why(reason);
  const record::Actor system = by(actor, why);
  return edit(system, number, why, record::Verb::update, [&](Member& member) -> Result<void> {
    member.devices = devices;
    return {};
  });
}

Json told_to(const record::Actor& actor, const KnownMember& known) {
  Json out = to_json(known);
  out.set("devices_listed", known.value.devices.size());
  const bool speaks = std::ranges::find(actor.groups, group_of_member(known.value.number)) != actor.groups.end();
  if (!actor.is_system && !speaks) out.set("devices", Json());
  return out;
}

Result<KnownMember> MemberBook::activate(const record::Actor& actor, std::string_view number, std::string_view reason) {
  return edit(actor, number, reason, record::Verb::update, [&](Member& member) -> Result<void> {
    if (member.state == MemberState::active) return error(ErrorCode::conflict, "{} is active already", member.number);
    if (member.joining == Joining::agreement && member.nda.state != NdaState::signed_)
      return error(ErrorCode::conflict, "{} joins by agreement and has not signed it", member.number);
    member.state = MemberState::active;
    member.why = reason;
    member.since = parts_.zone.day_of(parts_.clock.now());
    if (!member.joined) member.joined = member.since;
    member.stopped.reset();
    member.left_sigs.clear();
    return {};
  });
}

Result<KnownMember> MemberBook::suspend(const record::Actor& actor, std::string_view number, std::string_view reason) {
  return edit(actor, number, reason, record::Verb::update, [&](Member& member) -> Result<void> {
    if (member.state != MemberState::active)
      return error(ErrorCode::conflict, "{} is {}, not active", member.number, name_of(member.state));
    member.state = MemberState::suspended;
    member.why = reason;
    member.stopped = member.since = parts_.zone.day_of(parts_.clock.now());
    return {};
  });
}

Result<KnownMember> MemberBook::leave(const record::Actor& actor, std::string_view number, std::string_view reason) {
  return edit(actor, number, reason, record::Verb::update, [&](Member& member) -> Result<void> {
    if (member.state == MemberState::left) return error(ErrorCode::conflict, "{} has left already", member.number);
    member.state = MemberState::left;
    member.why = reason;
    member.since = parts_.zone.day_of(parts_.clock.now());
    if (!member.stopped) member.stopped = member.since;  // suspended before: from then on
    member.left_sigs = std::exchange(member.sigs, {});
    return {};
  });
}

Result<KnownMember> MemberBook::join(const record::Actor& actor, std::string_view number, std::string_view sig, std::string_view reason) {
  const KnownSig group = TRY(sigs_.find(actor, sig));
  if (group.value.kind == SigKind::cross_group)
    return error(ErrorCode::invalid_input, "nobody joins {}: whoever belongs to a group that it goes across belongs to it", sig);
  return edit(actor, number, reason, record::Verb::update, [&](Member& member) -> Result<void> {
    if (member.state == MemberState::left) return error(ErrorCode::conflict, "{} has left", member.number);
    if (std::ranges::find(member.sigs, sig) != member.sigs.end())
      return error(ErrorCode::conflict, "{} belongs to {} already", member.number, sig);
    member.sigs.emplace_back(sig);
    std::ranges::sort(member.sigs);
    return {};
  });
}

Result<KnownMember> MemberBook::quit(const record::Actor& actor, std::string_view number, std::string_view sig, std::string_view reason) {
  return edit(actor, number, reason, record::Verb::update, [&](Member& member) -> Result<void> {
    if (std::erase(member.sigs, sig) == 0) return error(ErrorCode::not_found, "{} does not belong to {}", member.number, sig);
    return {};
  });
}

Result<void> MemberBook::give_account(const record::Actor& actor, std::string_view number, std::string_view login,
                                      std::string_view reason) {
  return parts_.database.write([&](sql::Transaction& tx) { return give_account(tx, actor, number, login, reason); });
}

Result<void> MemberBook::give_account(sql::Transaction& tx, const record::Actor& actor, std::string_view number, std::string_view login,
                                      std::string_view reason) {
  const auto found = TRY(shelf_.list(tx, actor, "number", number));
  if (found.empty()) return error(ErrorCode::not_found, "no member {} in sight", number);
  const KnownMember& known = found.front();
  TRY(parts_.records.check(tx, actor, record::Verb::update, "member", known.id));
  const auto account = TRY(parts_.accounts.find_by_login(tx, login));
  if (!account) return error(ErrorCode::not_found, "no account {}", login);
  std::vector<std::string> groups = account->groups;
  std::erase_if(groups, [](const std::string& group) { return is_ours(group) || group.starts_with("represents:"); });
  groups.push_back("represents:" + known.value.number);
  for (std::string& group : TRY(groups_of(tx, known.value))) groups.push_back(std::move(group));
  std::string why(reason);
  const record::Actor system = by(actor, why);
  return parts_.accounts.set_person(tx, account->id, account->person, groups, {.actor = system, .reason = why});
}

Result<void> MemberBook::set_chair(const record::Actor& actor, std::string_view sig, std::string_view login, Chair chair,
                                   std::string_view reason) {
  if (trim(reason).empty()) return error(ErrorCode::invalid_input, "who leads a group changes with a reason");
  return parts_.database.write([&](sql::Transaction& tx) -> Result<void> {
    const KnownSig group = TRY(sigs_.find(tx, actor, sig));
    TRY(parts_.records.check(tx, actor, record::Verb::update, "sig", group.id));
    if (group.value.kind == SigKind::cross_group)
      return error(ErrorCode::invalid_input, "{} goes across groups: each of them has its chair", sig);
    const auto account = TRY(parts_.accounts.find_by_login(tx, login));
    if (!account) return error(ErrorCode::not_found, "no account {}", login);
    std::vector<std::string> groups = account->groups;
    const std::string mark = fmt::format("chair:{}", sig);
    std::erase(groups, mark);
    if (chair == Chair::begins) {
      if (!account->actor().has(record::Role::sig_chair))
        return error(ErrorCode::invalid_input, "{} has not the role sig_chair; an administrator gives it", login);
      if (std::ranges::find(groups, group_of_sig(sig)) == groups.end())
        return error(ErrorCode::conflict, "{} speaks for no active member of {}", login, sig);
      groups.push_back(mark);
    }
    if (groups == account->groups) return {};
    std::string why(reason);
    const record::Actor system = by(actor, why);
    return parts_.accounts.set_person(tx, account->id, account->person, groups, {.actor = system, .reason = why});
  });
}

Result<std::string> MemberBook::person_behind(sql::Transaction& tx, std::string_view account) {
  const auto known = TRY(parts_.accounts.find(tx, account));
  return known ? known->person : std::string();
}

}  // namespace sekimori::share
