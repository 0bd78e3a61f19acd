import { says } from '../helpers';

const ok = (field: string) => `POST /\n---\n200 OK\n${field}`;

describe('gRPC', () => {
  it('names the outcome', () => {
    says('grpc-status', ok('Grpc-Status: 5'), /5, NOT_FOUND: what was asked for does not exist/);
    says('grpc-status', ok('Grpc-Status: 99'), /"99" is not/);
    says('grpc-message', ok('Grpc-Message: user%20not%20found'), /"user not found"/);
    says('grpc-message', ok('Grpc-Message: 100%'), /"100%"/);
    says('grpc-status-details-bin', ok('Grpc-Status-Details-Bin: CAUSEk5v'), /6 bytes/);
  });
});
