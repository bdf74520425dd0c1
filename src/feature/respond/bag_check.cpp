#include "feature/respond/bag_check.h"

namespace sekimori::respond {

Result<void> may_check_bags(const record::Actor& actor) {
  if (!record::Permissions::standard().reach_of(actor, record::Verb::read, "exhibit").nothing()) return {};
  return error(ErrorCode::not_permitted, "checking bags is for those who may look at evidence");
}

Result<BagCheck> check_bag(RespondParts& parts, const record::Actor& actor, File& file, const seal::PackedWish& wish) {
  TRY(may_check_bags(actor));
  BagCheck out{.check = TRY(seal::check_packed_bag(file, wish))};
  out.own_key = !out.check.seen.signed_by.empty() && out.check.seen.signed_by == parts.ledger.verifier().to_string();
  return out;
}

}  // namespace sekimori::respond
