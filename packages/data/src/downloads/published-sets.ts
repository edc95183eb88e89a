import type { PublishedFile } from './download.js';

/** A data set that is published as files. */
export interface PublishedSet {
  /** Its folder within the folder of all data. */
  readonly folder: string;
  /** Addresses of the folders that hold its files. */
  readonly mirrors: readonly string[];
  /** Its files. */
  readonly files: readonly PublishedFile[];
  /** Names of its classes. */
  readonly classes: readonly string[];
}

/**
 * MNIST (Y. LeCun, C. Cortes, C. Burges 1998). Mirrors are those of torchvision and TensorFlow Datasets,
 * checksums those of TensorFlow Datasets.
 */
export const publishedMnist: PublishedSet = {
  folder: 'mnist',
  mirrors: [
    'https://ossci-datasets.s3.amazonaws.com/mnist/',
    'https://storage.googleapis.com/cvdf-datasets/mnist/',
  ],
  files: [
    {
      file: 'train-images-idx3-ubyte.gz',
      size: 9_912_422,
      sha256: '440fcabf73cc546fa21475e81ea370265605f56be210a4024d2ca8f203523609',
    },
    {
      file: 'train-labels-idx1-ubyte.gz',
      size: 28_881,
      sha256: '3552534a0a558bbed6aed32b30c495cca23d567ec52cac8be1a0730e8010255c',
    },
    {
      file: 't10k-images-idx3-ubyte.gz',
      size: 1_648_877,
      sha256: '8d422c7b0a1c1c79245a5bcf07fe86e33eeafee792b84584aec276f5a2dbc4e6',
    },
    {
      file: 't10k-labels-idx1-ubyte.gz',
      size: 4_542,
      sha256: 'f7ae60f92e00ec6debd23a6088c31dbd2371eca3ffa0defaefb259924204aec6',
    },
  ],
  classes: ['0', '1', '2', '3', '4', '5', '6', '7', '8', '9'],
};

/** Fashion-MNIST (H. Xiao, K. Rasul, R. Vollgraf 2017, https://arxiv.org/abs/1708.07747). */
export const publishedFashionMnist: PublishedSet = {
  folder: 'fashion-mnist',
  mirrors: [
    'http://fashion-mnist.s3-website.eu-central-1.amazonaws.com/',
    'https://github.com/zalandoresearch/fashion-mnist/raw/master/data/fashion/',
  ],
  files: [
    {
      file: 'train-images-idx3-ubyte.gz',
      size: 26_421_880,
      sha256: '3aede38d61863908ad78613f6a32ed271626dd12800ba2636569512369268a84',
    },
    {
      file: 'train-labels-idx1-ubyte.gz',
      size: 29_515,
      sha256: 'a04f17134ac03560a47e3764e11b92fc97de4d1bfaf8ba1a3aa29af54cc90845',
    },
    {
      file: 't10k-images-idx3-ubyte.gz',
      size: 4_422_102,
      sha256: '346e55b948d973a97e58d2351dde16a484bd415d4595297633bb08f03db6a073',
    },
    {
      file: 't10k-labels-idx1-ubyte.gz',
      size: 5_148,
      sha256: '67da17c76eaffca5446c3361aaab5c3cd6d1c2608764d35dfb1850b086bf8dd5',
    },
  ],
  classes: [
    'T-shirt/top',
    'Trouser',
    'Pullover',
    'Dress',
    'Coat',
    'Sandal',
    'Shirt',
    'Sneaker',
    'Bag',
    'Ankle boot',
  ],
};

/** CIFAR-10 (A. Krizhevsky 2009), the binary version. */
export const publishedCifar10: PublishedSet = {
  folder: 'cifar-10',
  mirrors: ['https://www.cs.toronto.edu/~kriz/'],
  files: [
    {
      file: 'cifar-10-binary.tar.gz',
      size: 170_052_171,
      sha256: 'c4a38c50a1bc5f3a1c5537f2155ab9d68f9f25eb1ed8d9ddda3db29a59bca1dd',
    },
  ],
  classes: [
    'airplane',
    'automobile',
    'bird',
    'cat',
    'deer',
    'dog',
    'frog',
    'horse',
    'ship',
    'truck',
  ],
};
