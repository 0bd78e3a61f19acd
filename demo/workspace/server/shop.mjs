// A little server to try completion and hover in: node server/shop.mjs
// (Express has to be installed where Node finds it.)
import express from 'express';

const app = express();
app.use(express.json());

const maxPerOrder = 100;
const orders = new Map([[1, { id: 1, item: 'tea', amount: 2, paid: true }]]);

app.get('/orders/:id', (req, res) => {
  const order = orders.get(Number(req.params.id));
  if (!order) return res.status(404).json({ error: 'no such order' });
  res.json(order);
});

app.post('/orders', (req, res) => {
  const { item, amount } = req.body ?? {};
  if (typeof item !== 'string') return res.status(400).json({ error: 'what do you want?' });
  if (!(amount > 0 && amount <= maxPerOrder)) return res.status(422).json({ error: `1 to ${maxPerOrder}, please` });
  const order = { id: orders.size + 1, item, amount, paid: false };
  orders.set(order.id, order);
  res.status(201).location(`/orders/${order.id}`).json(order);
});

app.delete('/orders/:id', (req, res) => {
  const order = orders.get(Number(req.params.id));
  if (order?.paid) return res.status(409).json({ error: 'it is paid for' });
  orders.delete(Number(req.params.id));
  res.sendStatus(204);
});

app.listen(4041, '127.0.0.1', () => console.log('Shop on http://127.0.0.1:4041'));
