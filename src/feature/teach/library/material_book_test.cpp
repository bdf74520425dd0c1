#include <atomic>
#include <set>
#include <thread>

#include "base/text.h"
#include "feature/teach/course/learn_fixture_test.h"
#include "feature/teach/library/link_book.h"
#include "feature/teach/library/shipped_material.h"

namespace sekimori::teach {
namespace {

class Materials : public LearnTest {
 protected:
  void SetUp() override {
    LearnTest::SetUp();
    const TeachingMaterial card{.id = "three-s-card",
                                .kind = "card",
                                .title = {"3つのS カード", "Card of the three S"},
                                .about = {"名刺大", "Size of a card"},
                                .variants = {{.language = "ja", .address = {}}, {.language = "en", .address = {}}}};
    ASSERT_TRUE(materials_->add(manager_, card, "new"));
    ASSERT_TRUE(materials_->restock(manager_, "three-s-card", "ja", 10, "printed"));
  }
  static MaterialOrder wish(std::int64_t copies) {
    MaterialOrder order;
    order.material = "three-s-card";
    order.language = "ja";
    order.copies = copies;
    order.recipient = "総務課";
    order.address = "架空県架空市 1-2-3";
    return order;
  }
};

TEST_F(Materials, no_copy_is_promised_twice_however_many_ask_at_once) {
  std::atomic<int> got = 0, refused = 0;
  std::vector<std::thread> askers;
  for (int i = 0; i < 8; ++i)
    askers.emplace_back([&] {
      for (int n = 0; n < 2; ++n) {
        const auto order = materials_->order(sato_, wish(1));
        if (order) ++got;
        else if (order.error().code == ErrorCode::conflict) ++refused;
      }
    });
  for (std::thread& one : askers) one.join();
  EXPECT_EQ(got, 10);
  EXPECT_EQ(refused, 6);
  EXPECT_EQ(materials_->find(manager_, "three-s-card")->variants[0].on_hand, 0);
  std::set<std::string> numbers;
  const auto orders = materials_->orders(manager_);
  ASSERT_TRUE(orders);
  for (const MaterialOrder& order : *orders) numbers.insert(order.number);
  EXPECT_EQ(numbers.size(), 10U);
}

TEST_F(Materials, what_is_cancelled_goes_back_into_the_store) {
  const auto order = materials_->order(sato_, wish(4));
  ASSERT_TRUE(order) << order.error().message;
  EXPECT_EQ(order->number, "MO-2026-00001");
  EXPECT_EQ(materials_->find(sato_, "three-s-card")->variants[0].on_hand, 6);
  EXPECT_EQ(materials_->step(sato_, order->number, OrderState::sent, "").error().code, ErrorCode::not_permitted);
  ASSERT_TRUE(materials_->step(manager_, order->number, OrderState::cancelled, "twice by mistake"));
  EXPECT_EQ(materials_->find(sato_, "three-s-card")->variants[0].on_hand, 10);
  EXPECT_EQ(materials_->step(manager_, order->number, OrderState::sent, "").error().code, ErrorCode::conflict);
  EXPECT_EQ(materials_->orders(ito_)->size(), 0U) << "somebody else's order";
}

TEST_F(Materials, orders_that_cannot_be_are_refused) {
  EXPECT_EQ(materials_->order(sato_, wish(0)).error().code, ErrorCode::invalid_input);
  EXPECT_EQ(materials_->order(sato_, wish(-3)).error().code, ErrorCode::invalid_input);
  EXPECT_EQ(materials_->order(sato_, wish(11)).error().code, ErrorCode::conflict);
  MaterialOrder other = wish(1);
  other.language = "fr";
  EXPECT_EQ(materials_->order(sato_, other).error().code, ErrorCode::invalid_input);
  other = wish(1);
  other.address.clear();
  EXPECT_EQ(materials_->order(sato_, other).error().code, ErrorCode::invalid_input);
  EXPECT_EQ(materials_->restock(manager_, "three-s-card", "ja", -11, "lost").error().code, ErrorCode::invalid_input);
  EXPECT_EQ(materials_->restock(sato_, "three-s-card", "ja", 1, "x").error().code, ErrorCode::not_permitted);
  MaterialOrder formula = wish(1);
  formula.recipient = "=1+1";
  ASSERT_TRUE(materials_->order(sato_, formula));
  EXPECT_TRUE(MaterialBook::orders_csv(*materials_->orders(manager_)).contains("'=1+1"));
}

TEST_F(Materials, what_comes_with_the_program_is_read_at_once_and_ordered_when_copies_lie_in_store) {
  ASSERT_GE(shipped_materials().size(), 3U);
  for (const ShippedMaterial& one : shipped_materials()) {
    EXPECT_GT(count_code_points(one.text.ja), 100U) << one.material.id;
    EXPECT_GT(count_code_points(one.text.en), 200U) << one.material.id;
    EXPECT_FALSE(one.sources.empty()) << one.material.id;
    EXPECT_EQ(materials_->find(sato_, one.material.id)->variants.front().on_hand, 0);
  }
  EXPECT_EQ(materials_->list(sato_)->size(), shipped_materials().size() + 1);
  MaterialOrder order = wish(2);
  order.material = "leaving-pamphlet";
  EXPECT_EQ(materials_->order_publicly(order).error().code, ErrorCode::conflict) << "none is printed yet";
  ASSERT_TRUE(materials_->restock(manager_, "leaving-pamphlet", "ja", 500, "printed"));
  EXPECT_EQ(materials_->list(sato_)->size(), shipped_materials().size() + 1) << "the same one, not a second";
  ASSERT_TRUE(materials_->order_publicly(order));
}

TEST_F(Materials, orders_of_people_without_an_account_have_a_brake) {
  ASSERT_TRUE(materials_->restock(manager_, "three-s-card", "ja", 990, "printed"));
  MaterialOrder order = wish(1);
  for (const std::string_view spelt : {"架空県架空市 1-2-3", "架空県架空市1-2-3", "架空県架空市 1 2 3"}) {
    order.address = spelt;
    ASSERT_TRUE(materials_->order_publicly(order)) << spelt;
  }
  EXPECT_EQ(materials_->order_publicly(order).error().code, ErrorCode::full) << "one door, however it is written";
  order.copies = MaterialBook::most_public_copies + 1;
  order.address = "別の市 1";
  EXPECT_EQ(materials_->order_publicly(order).error().code, ErrorCode::invalid_input);
  order.copies = 1;
  for (std::size_t i = 3; i < MaterialBook::most_public_orders; ++i) {
    order.address = fmt::format("町 {}番地", i);
    ASSERT_TRUE(materials_->order_publicly(order));
  }
  order.address = "もう一つの町";
  EXPECT_EQ(materials_->order_publicly(order).error().code, ErrorCode::full) << "the day's orders are full";
  EXPECT_TRUE(materials_->order(sato_, wish(1))) << "who has an account is asked for nothing";
  clock_.advance(nanoseconds_per_day);
  EXPECT_TRUE(materials_->order_publicly(order));
}

TEST_F(Materials, links_are_asked_once_an_hour_and_told_apart) {
  int asked = 0;
  LinkBook links(*database_, clock_);
  EXPECT_EQ(links.check(manager_, {"https://a.example/"}).error().code, ErrorCode::conflict) << "a node that is only opened asks nobody";
  links.ask_with([&](const std::string& address) {
    ++asked;
    if (address.ends_with("moved")) return model::LinkAnswer{.status = 301, .moved_to = "https://new.example/", .problem = {}};
    if (address.ends_with("gone")) return model::LinkAnswer{.status = 404, .moved_to = {}, .problem = {}};
    if (address.ends_with("silent")) return model::LinkAnswer{.status = 0, .moved_to = {}, .problem = "late"};
    return model::LinkAnswer{.status = 200, .moved_to = {}, .problem = {}};
  });
  const std::vector<std::string> addresses = {"https://a.example/", "https://a.example/gone", "https://a.example/moved",
                                              "https://a.example/silent"};
  EXPECT_EQ(links.list(sato_, addresses)->front().state, LinkState::unknown);
  EXPECT_EQ(links.check(sato_, addresses).error().code, ErrorCode::not_permitted);
  const auto checked = links.check(manager_, addresses);
  ASSERT_TRUE(checked) << checked.error().message;
  EXPECT_EQ((*checked)[0].state, LinkState::found);
  EXPECT_EQ((*checked)[1].state, LinkState::broken);
  EXPECT_EQ((*checked)[2].state, LinkState::moved);
  EXPECT_EQ((*checked)[2].moved_to, "https://new.example/");
  EXPECT_EQ((*checked)[3].state, LinkState::silent);
  ASSERT_TRUE(links.check(manager_, addresses));
  EXPECT_EQ(asked, 4);
  on("2026-04-01T02:00:00Z");
  ASSERT_TRUE(links.check(manager_, addresses));
  EXPECT_EQ(asked, 8);
}

}  // namespace
}  // namespace sekimori::teach
