// The category list (営業秘密カテゴリー一覧): what this firm holds secret, said so that every member of staff can recognise it,
// published in editions.
//
//   CategoryBook categories(shelf, receipts);
//   Edition first = TRY(categories.publish(actor, starter_categories(), day, "first edition"));
//   TRY(categories.give(actor, {"A-0012"}, Way::mail, day));          // proof: who received which edition when
#pragma once

#include "feature/protect/receipt_book.h"
#include "model/level_definition.h"

namespace sekimori::protect {

struct Category {
  std::string code;  // "C1"
  model::Wording name;
  model::Wording text;  // what belongs to it
  model::Level level = model::Level::confidential;
  std::vector<std::string> departments;  // where it arises; empty: everywhere
};

struct CategoryList {
  std::vector<Category> categories;
  std::string note;
  std::optional<Day> published_on;
};
Json to_json(const CategoryList& list);
Result<CategoryList> category_list_from_json(const Json& json);

template <>
struct Filed<CategoryList> {
  static constexpr std::string_view kind = "category_list";
  static record::Draft draft(const CategoryList& item);
  static Result<CategoryList> read(const Json& body) { return category_list_from_json(body); }
};

struct Edition {
  std::int64_t number = 0;
  std::string hash;
  CategoryList list;
};

CategoryList starter_categories();

class CategoryBook {
 public:
  CategoryBook(Shelf& shelf, ReceiptBook& receipts) : shelf_(shelf), receipts_(receipts) {}

  // A new edition. invalid_input for an empty list, a code twice, or a category without words.
  Result<Edition> publish(const record::Actor& actor, CategoryList list, Day day, std::string_view reason);
  // The edition in effect; nothing before the first.
  Result<std::optional<Edition>> current(const record::Actor& actor, const record::AsOf& as_of = {});
  // not_found when there is none of that number.
  Result<Edition> edition(const record::Actor& actor, std::int64_t number);

  // The current edition, to these people. not_found before the first edition.
  Result<ReceiptBook::Given> give(const record::Actor& actor, const std::vector<std::string>& staff_numbers, Way way, Day day);
  Result<void> acknowledge(const record::Actor& actor, std::string_view staff_number, Day day);

 private:
  Result<Edition> wanted(const record::Actor& actor);

  Shelf& shelf_;
  ReceiptBook& receipts_;
};

constexpr std::string_view category_list_id = "category-list";
Told told_of(const Edition& edition);

}  // namespace sekimori::protect
