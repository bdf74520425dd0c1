#include "feature/share/sig_book.h"

#include <algorithm>
#include <array>

#include "base/text.h"
#include "model/names.h"

namespace sekimori::share {
namespace {

constexpr std::array<std::string_view, 3> kind_names = {"sig", "liaison", "cross_group"};
constexpr std::size_t longest_id = 40;

void describe(const Sig& sig, record::Draft& draft) {
  draft.summary = Json::object({{"id", sig.id}, {"ja", sig.name.ja}, {"en", sig.name.en}});
  draft.keys = {{"sig", sig.id, record::Uniqueness::unique}};
}

bool is_id(std::string_view id) {
  return !id.empty() && id.size() <= longest_id &&
         std::ranges::all_of(id, [](char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_' || c == '-'; });
}

}  // namespace

std::string_view name_of(SigKind kind) { return kind_names.at(static_cast<std::size_t>(kind)); }
std::optional<SigKind> sig_kind_from(std::string_view name) { return model::value_named<SigKind>(kind_names, name); }
std::string group_of_sig(std::string_view id) { return "sig:" + std::string(id); }

Json to_json(const Sig& sig) {
  return Json::object({{"sig", sig.id},
                       {"name", Json::object({{"ja", sig.name.ja}, {"en", sig.name.en}})},
                       {"kind", name_of(sig.kind)},
                       {"k", sig.k},
                       {"across", model::texts_json(sig.across)}});
}

Result<Sig> sig_from_json(const Json& json) {
  Sig out;
  TRY(model::read_text(json, "sig", out.id));
  TRY(model::read_text(json["name"], "ja", out.name.ja));
  TRY(model::read_text(json["name"], "en", out.name.en));
  TRY(model::read_named(json, "kind", kind_names, out.kind));
  out.k = json["k"].integer_or(least_k);
  TRY(model::read_texts(json, "across", out.across));
  return out;
}

SigBook::SigBook(sql::Database& database, record::RecordStore& records, Clock& clock, Random& random)
    : database_(database), records_(records), shelf_(database, records, clock, random, "sig", sig_from_json, describe) {}

Result<void> SigBook::check(const record::Actor& actor, const Sig& sig) {
  if (!is_id(sig.id)) return error(ErrorCode::invalid_input, "'{}' is no name of a group: up to 40 of a-z, 0-9, _ and -", sig.id);
  if (trim(sig.name.ja).empty() || trim(sig.name.en).empty())
    return error(ErrorCode::invalid_input, "group {}: a name in Japanese and one in English are needed", sig.id);
  const std::int64_t least = sig.kind == SigKind::cross_group ? least_k_across : least_k;
  if (sig.k < least) return error(ErrorCode::invalid_input, "group {}: k is {} at least", sig.id, least);
  if ((sig.kind == SigKind::cross_group) == sig.across.empty())
    return error(ErrorCode::invalid_input, "group {}: a group across others, and it alone, names the groups it goes across", sig.id);
  for (const std::string& other : sig.across) {
    if (other == sig.id) return error(ErrorCode::invalid_input, "group {} cannot go across itself", sig.id);
    if (TRY(find(actor, other)).value.kind == SigKind::cross_group)
      return error(ErrorCode::invalid_input, "group {} goes across groups already", other);
  }
  return {};
}

Result<KnownSig> SigBook::add(const record::Actor& actor, const Sig& sig, std::string_view reason) {
  TRY(check(actor, sig));
  auto added = TRY(database_.write([&](sql::Transaction& tx) -> Result<KnownSig> {
    auto made = TRY(shelf_.create(tx, actor, sig, reason));
    TRY(records_.set_readers(tx, "sig", made.id, {"group:" + group_of_sig(sig.id)}, {.actor = actor, .reason = std::string(reason)}));
    return made;
  }));
  if (follower_) follower_();
  return added;
}

Result<KnownSig> SigBook::change(const record::Actor& actor, std::string_view id, std::string_view reason,
                                 const std::function<Result<void>(Sig&)>& edit) {
  const KnownSig known = TRY(find(actor, id));
  Sig edited = known.value;
  TRY(edit(edited));
  edited.id = known.value.id;  // what others refer to
  TRY(check(actor, edited));
  auto changed = TRY(shelf_.change(actor, known.id, reason, [&](Sig& sig) -> Result<void> {
    if (to_json(sig).canonical() != to_json(known.value).canonical())
      return error(ErrorCode::conflict, "group {} was changed by somebody else meanwhile", id);
    sig = edited;
    return {};
  }));
  if (follower_) follower_();
  return changed;
}

Result<KnownSig> SigBook::find(const record::Actor& actor, std::string_view id) {
  return database_.read([&](sql::Transaction& tx) { return find(tx, actor, id); });
}

Result<KnownSig> SigBook::find(sql::Transaction& tx, const record::Actor& actor, std::string_view id) {
  auto found = TRY(shelf_.list(tx, actor, "sig", id));
  if (found.empty()) return error(ErrorCode::not_found, "no group '{}' in sight", id);
  return std::move(found.front());
}

Result<std::vector<KnownSig>> SigBook::list(const record::Actor& actor) {
  return database_.read([&](sql::Transaction& tx) { return list(tx, actor); });
}

Result<std::vector<KnownSig>> SigBook::list(sql::Transaction& tx, const record::Actor& actor) {
  auto out = TRY(shelf_.list(tx, actor));
  std::ranges::sort(out, {}, [](const KnownSig& one) { return one.value.id; });
  return out;
}

}  // namespace sekimori::share
