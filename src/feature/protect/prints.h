// What is printed to make secrets recognisable: cover sheets, labels, the object list, know-how cards, the register itself, the
// category list, the paper form of a stock-take. Papers only; where they go is the caller's matter.
//
//   Prints prints(shelf, reg, levels, zone);
//   paper::Paper cover = TRY(prints.cover_sheet(actor, "S-001", look));
//
// A code on a print holds the register number, or a link to this node, and never content.
#pragma once

#include "feature/protect/category_list.h"
#include "feature/protect/know_how_card.h"
#include "feature/protect/level_book.h"
#include "feature/protect/medium_items.h"
#include "paper/paper.h"

namespace sekimori::protect {

struct PrintLook {
  Language language = Language::ja;
  std::string firm;
  std::string link;  // "https://sekimori.firm.example": codes then hold LINK/c/NUMBER; empty: the number alone
};

// A label paper of content/protect/labels.toml. not_found naming those there are.
Result<paper::LabelGrid> label_grid(std::string_view name);

// One label: of a secret's file or binder, a shelf, or a medium.
struct LabelRequest {
  std::string number;  // of a secret or of a copy or object
  int copies = 1;
};

class Prints {
 public:
  Prints(Shelf& shelf, Register& reg, LevelBook& levels, ReceiptBook& receipts, Zone zone)
      : shelf_(shelf), register_(reg), levels_(levels), receipts_(receipts), zone_(std::move(zone)) {}

  // 表紙: stamp, number, who answers for it, how to handle it, where copies are; the title only below level_top.
  Result<paper::Paper> cover_sheet(const record::Actor& actor, std::string_view number, const PrintLook& look);
  // 秘 labels with number and code; of secrets and of copies and objects alike. not_found for an unknown number.
  Result<paper::Paper> labels(const record::Actor& actor, const std::vector<LabelRequest>& wanted, const paper::LabelGrid& grid, int skip,
                              const PrintLook& look);
  // One label for each place where copies or objects stand: highest mark, place, how many.
  Result<paper::Paper> shelf_labels(const record::Actor& actor, const paper::LabelGrid& grid, int skip, const PrintLook& look);
  // 物件リスト: objects with place, entry rule, photo rule, and who was told.
  Result<paper::Paper> object_list(const record::Actor& actor, const PrintLook& look);
  Result<paper::Paper> card(const record::Actor& actor, std::string_view number, const PrintLook& look);
  // 管理台帳. Titles of level_top secrets stand in it only for whoever may read them.
  // not_permitted for whoever may list only a part of the secrets.
  Result<paper::Paper> register_print(const record::Actor& actor, const PrintLook& look);
  Result<paper::Paper> category_print(const Edition& edition, const PrintLook& look);
  // The stock-take form on paper, with boxes to tick.
  Result<paper::Paper> check_form(const record::Actor& actor, const PrintLook& look);

 private:
  Result<std::string> level_name(const record::Actor& actor, model::Level level, Language language);
  Result<paper::Label> label_for(const record::Actor& actor, const std::string& number, const PrintLook& look);
  std::string today() { return zone_.day_of(shelf_.clock().now()).to_string(); }

  Shelf& shelf_;
  Register& register_;
  LevelBook& levels_;
  ReceiptBook& receipts_;
  Zone zone_;
};

}  // namespace sekimori::protect
