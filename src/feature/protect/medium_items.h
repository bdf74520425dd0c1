// What bears a secret and can be held in hand: paper copies, media, and the objects that embody it (moulds, jigs, prototypes).
// Each has a number, a place, its rules, and a state that a stock-take of copies brings up to date.
//
//   MediumItems items(shelf, zone);
//   TRY(items.add(actor, {.number = "M-0001", .secret = "S-012", .what = "上型 一組", .place = "金型庫 B-3"}, "listed"));
//   TRY(items.check(actor, {.number = "M-0001", .by = "A-0012", .place = "金型庫 B-4", .copies = 1, .state = ItemState::in_place}));
//
// `what` describes without a picture and without the secret itself: whoever reads the list must know the object, not its content.
#pragma once

#include "feature/protect/shelf.h"
#include "model/secret.h"

namespace sekimori::protect {

enum class ItemState : unsigned char { in_place, lent, returned, missing, destroyed };
std::string_view name_of(ItemState state);
std::optional<ItemState> item_state_from(std::string_view name);

struct MediumItem {
  std::string number;  // of this copy or object
  std::string secret;  // register number
  model::Medium medium = model::Medium::paper;
  std::string what;
  std::string place;
  std::string entry_rule;  // who may enter where it stands
  std::string photo_rule;  // 撮影禁止 ...
  std::string holder;      // staff number of who answers for it
  std::int64_t copies = 1;
  ItemState state = ItemState::in_place;
  std::string lent_to;
  std::optional<Day> return_due;
  std::optional<Day> checked_on;
  std::string checked_by;
  std::string note;
};
Json to_json(const MediumItem& item);
Result<MediumItem> medium_item_from_json(const Json& json);

template <>
struct Filed<MediumItem> {
  static constexpr std::string_view kind = "medium_item";
  static record::Draft draft(const MediumItem& item);
  static Result<MediumItem> read(const Json& body) { return medium_item_from_json(body); }
};

// What somebody found who went and looked.
struct ItemCheck {
  std::string number;
  std::string by;     // staff number
  std::string place;  // empty: as listed
  std::optional<std::int64_t> copies;
  ItemState state = ItemState::in_place;
  std::string note;
};

struct CheckedItem {
  MediumItem item;
  bool moved = false;  // stood elsewhere than listed
  bool fewer = false;  // copies are missing
};

class MediumItems {
 public:
  MediumItems(Shelf& shelf, Zone zone) : shelf_(shelf), zone_(std::move(zone)) {}

  // invalid_input for an electronic or know-how medium, an empty description, or no copies; conflict for a number taken.
  Result<Kept<MediumItem>> add(const record::Actor& actor, const MediumItem& item, std::string_view reason);
  Result<std::optional<Kept<MediumItem>>> find(const record::Actor& actor, std::string_view number);
  // By number. Of one secret, or all.
  Result<std::vector<Kept<MediumItem>>> list(const record::Actor& actor, std::string_view secret = {}, const record::AsOf& as_of = {});
  // not_found for the number; conflict for what is destroyed.
  Result<CheckedItem> check(const record::Actor& actor, const ItemCheck& check);
  // Lent and not back by the day, missing, or not looked at since `not_since`; most urgent first.
  Result<std::vector<MediumItem>> open_items(const record::Actor& actor, Day today, Day not_since);

  // The paper or spreadsheet form of a stock-take: what is listed, with room for what was found; and its way back.
  // Columns: number, what, place, copies, found_place, found_copies, found_state, by, note.
  static std::string form_csv(const std::vector<Kept<MediumItem>>& items);
  struct FormResult {
    std::vector<CheckedItem> checked;
    std::size_t skipped = 0;  // lines nobody filled in
  };
  // All lines or none: invalid_input naming row and column of the first wrong one.
  Result<FormResult> read_form(const record::Actor& actor, std::string_view csv, std::string_view name);

 private:
  Day today() { return zone_.day_of(shelf_.clock().now()); }

  Shelf& shelf_;
  Zone zone_;
};

}  // namespace sekimori::protect
