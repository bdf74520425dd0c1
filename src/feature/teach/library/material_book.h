// TeachingMaterial to hand out: pamphlets, posters, booklets in several languages, how many lie in store, who ordered how many.
//
//   MaterialBook materials(parts);
//   materials.add(secretariat, {.id = "three-s-card", ...}, "new");
//   materials.restock(secretariat, "three-s-card", "ja", 500, "printed");
//   auto order = TRY(materials.order(actor, {.material = "three-s-card", .language = "ja", .copies = 40, ...}));    // MO-2026-00001
//
// What comes with the program (shipped_material.h) is on the list too, without copies until some are put into the store.
//
// Copies are taken from the store in the same transaction as the order is written, so that no two orders get the same copy: whoever comes
// too late is told how many there are (conflict). Any thread.
#pragma once

#include <functional>

#include "feature/teach/course/course.h"
#include "feature/teach/course/learning_book.h"

namespace sekimori::teach {

struct MaterialVariant {
  std::string language;      // "ja", "en", ... BCP 47
  std::string address;       // to read or download it; empty: only on paper
  std::int64_t on_hand = 0;  // of the store; not part of the record
};

struct TeachingMaterial {
  std::string id;    // a-z 0-9 -
  std::string kind;  // pamphlet, poster, booklet, card, briefing
  model::Wording title, about;
  std::vector<MaterialVariant> variants;
  bool withdrawn = false;
};
Json to_json(const TeachingMaterial& material);
Result<TeachingMaterial> material_from_json(const Json& json);
Result<void> check(const TeachingMaterial& material);

enum class OrderState : unsigned char { ordered, sent, cancelled };
std::string_view name_of(OrderState state);

struct MaterialOrder {
  std::string number;
  std::string material, language;
  std::int64_t copies = 1;
  std::string organisation, recipient, address;  // where it goes
  std::string note;
  std::string person;  // who ordered
  std::string by;      // account
  Day on;
  OrderState state = OrderState::ordered;
};
Json to_json(const MaterialOrder& order);
Result<MaterialOrder> material_order_from_json(const Json& json);

class MaterialBook {
 public:
  explicit MaterialBook(LearningParts parts);

  Result<std::vector<TeachingMaterial>> list(const record::Actor& actor);  // by id, with what is on hand
  Result<TeachingMaterial> find(const record::Actor& actor, std::string_view id);
  // New, or the next version of a known one.
  Result<TeachingMaterial> add(const record::Actor& actor, const TeachingMaterial& material, std::string_view reason);
  // `copies` may be negative (damaged, given away). invalid_input: that would leave fewer than none.
  Result<TeachingMaterial> restock(const record::Actor& actor, std::string_view id, std::string_view language, std::int64_t copies,
                                   std::string_view reason);

  // conflict: fewer are on hand; invalid_input: no such variant, copies out of range, no recipient.
  Result<MaterialOrder> order(const record::Actor& actor, MaterialOrder order);
  // Of somebody without an account. Besides what order() refuses, full: so many were asked for today, or to this address; what would be
  // sent to a stranger's door by somebody else stays small.
  Result<MaterialOrder> order_publicly(MaterialOrder order);
  static constexpr std::size_t most_public_orders = 50, most_to_one_address = 3;  // a day
  static constexpr std::int64_t most_public_copies = 200;
  Result<std::vector<MaterialOrder>> orders(const record::Actor& actor);  // by number; those in sight
  // sent or cancelled; the copies of a cancelled one go back into the store. conflict: it is not open.
  Result<MaterialOrder> step(const record::Actor& actor, std::string_view number, OrderState state, std::string_view reason);
  // For spreadsheets; needs material_order.export.
  Result<std::string> exported_orders(const record::Actor& actor);
  static std::string orders_csv(const std::vector<MaterialOrder>& orders);

 private:
  Result<void> fill_stock(std::vector<TeachingMaterial>& materials);
  Result<void> check_public(sql::Transaction& tx, const MaterialOrder& order);
  using CheckOrder = std::function<Result<void>(sql::Transaction&, const MaterialOrder&)>;
  Result<MaterialOrder> take(const record::Actor& actor, MaterialOrder order, const CheckOrder& further);
  Result<std::int64_t> move(sql::Transaction& tx, std::string_view material, std::string_view language, std::int64_t copies);

  LearningParts parts_;
  record::RecordShelf<TeachingMaterial> materials_;
  record::RecordShelf<MaterialOrder> orders_;
};

}  // namespace sekimori::teach
