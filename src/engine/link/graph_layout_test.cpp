#include "engine/link/graph_layout.h"

#include <gtest/gtest.h>

#include <cmath>

namespace sekimori::link {
namespace {

double between(const Place& a, const Place& b) { return std::hypot(a.x - b.x, a.y - b.y); }

TEST(GraphLayout, puts_what_is_tied_together_and_the_rest_apart) {
  Infrastructure graph;
  for (int i = 0; i < 12; ++i) graph.nodes.push_back({FeatureType::domain, "host" + std::to_string(i), 1});
  // Two groups of six.
  for (size_t a = 0; a < 12; ++a)
    for (size_t b = a + 1; b < 12; ++b)
      if (a / 6 == b / 6) graph.edges.push_back({a, b, 1});
  const auto places = lay_out(graph);
  ASSERT_EQ(places.size(), 12U);
  double inside = 0, across = 0;
  for (size_t a = 0; a < 12; ++a) {
    EXPECT_GE(places[a].x, 0);
    EXPECT_LE(places[a].x, 1);
    EXPECT_GE(places[a].y, 0);
    EXPECT_LE(places[a].y, 1);
    for (size_t b = a + 1; b < 12; ++b) (a / 6 == b / 6 ? inside : across) += between(places[a], places[b]) / (a / 6 == b / 6 ? 30 : 36);
  }
  EXPECT_LT(inside * 2, across);
  const auto again = lay_out(graph);
  for (size_t i = 0; i < 12; ++i) EXPECT_EQ(between(places[i], again[i]), 0);
}

TEST(GraphLayout, of_nothing_and_of_one_is_no_trouble) {
  EXPECT_TRUE(lay_out({}).empty());
  Infrastructure one;
  one.nodes.push_back({FeatureType::ip, "198.18.0.1", 1});
  const auto places = lay_out(one);
  EXPECT_NEAR(places[0].x, 0.5, 1e-9);
  EXPECT_NEAR(places[0].y, 0.5, 1e-9);
}

}  // namespace
}  // namespace sekimori::link
